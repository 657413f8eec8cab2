"""What a lab leaves on a machine, looked for from outside of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from lab import labels
from lab.docker import Docker


def of_sandbox(run: Path, link: str) -> dict[str, list[str]]:
    """Processes, mounts, interfaces, rules and control groups of a private engine."""
    return {
        "processes": [line for line in _commands() if str(run) in line],
        "mounts": [line for line in _lines(Path("/proc/self/mounts")) if str(run) in line],
        "links": [path.name for path in Path("/sys/class/net").iterdir() if path.name == link],
        "rules": [line for line in _rules() if link in line],
        "groups": [str(path) for path in Path("/sys/fs/cgroup").glob(f"*/{run.name}")],
    }


def of_process(docker: Docker, pid: int) -> list[str]:
    """Containers and networks that a process made."""
    row = '{{.ID}} {{.Label "' + labels.OWNER + '"}}'
    listed = [
        *docker.run("container", "ls", "--all", "--format", row).splitlines(),
        *docker.run("network", "ls", "--format", row).splitlines(),
    ]
    return [line for line in listed if f" {pid}-" in line]


def _commands() -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return found


def _rules() -> list[str]:
    # In this order a failure of the tool would be seen as no rule at all: insist on success.
    done = subprocess.run(["iptables-save"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines()
