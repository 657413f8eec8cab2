"""A private Docker Engine in a sandbox of its own: see `lab.sandbox` for what runs inside."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lab import cgroups, owner, packages, paths, uplink
from lab.docker import Docker
from lab.errors import LabError

#: Seconds an engine may take to answer, or to end.
DEADLINE = 60.0
#: New mounts, network and processes; the kernel kills them all with this program.
_UNSHARE = [
    *("unshare", "--mount", "--net", "--pid", "--mount-proc"),
    *("--fork", "--kill-child=SIGKILL"),
]


def docker() -> Docker:
    """The private engine's address."""
    return Docker(f"unix://{paths.run() / 'docker.sock'}")


def running() -> bool:
    """Whether the sandbox lives."""
    return owner.alive(_sandbox())


def serving() -> bool:
    """Whether an engine listens. One that is just ending is waited for, and is none."""
    if running() and not _listens():
        _await(lambda: _listens() or not running(), "ended")
    return running()


def _listens() -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(paths.run() / "docker.sock")) == 0


def entrance() -> list[str]:
    """Words before a program that is to be in the sandbox's network, where the nodes are."""
    return ["nsenter", f"--net=/proc/{_first(owner.number(_sandbox()))}/ns/net"]


def start(say: Callable[[str], object]) -> None:
    """Start the sandbox with the engine in it, unless it lives; return once the engine answers."""
    if serving():
        return
    packages.ensure(["docker", "dockerd", "ip", "iptables", "unshare"], say)
    say("starting a private Docker Engine")
    _clear()
    _launch(paths.run())
    _await(docker().answers, "answered")


def stop() -> None:
    """End the sandbox and wait until nothing of it is left."""
    try:
        if running():
            _end(_first(owner.number(_sandbox())))
        _await(lambda: not running(), "ended")
    except LabError:
        os.kill(owner.number(_sandbox()), signal.SIGKILL)
    _clear()


def _end(first: int) -> None:
    """Tell the sandbox's first process to end, as soon as it heeds that.

    The kernel drops a signal for the first process of a namespace that has no handler yet.
    """
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
        _await(lambda: _heeds(first, signal.SIGTERM), "begun")
        os.kill(first, signal.SIGTERM)


def _heeds(pid: int, number: signal.Signals) -> bool:
    """Whether a process has said what it does at a signal; see proc(5)."""
    status = Path(f"/proc/{pid}/status").read_text()
    masks = re.findall(r"^Sig(?:Ign|Cgt):\s+(\w+)$", status, re.MULTILINE)
    return any(int(mask, 16) >> (number - 1) & 1 for mask in masks)


def _launch(run: Path) -> None:
    # A short-lived shell in between, so that the sandbox is nobody's child and nobody's zombie.
    script = 'exec 3<&0; "$@" <&3 3<&- >>"$LOG" 2>&1 & echo $!'
    hostnet = os.open("/proc/self/ns/net", os.O_RDONLY)
    shell = subprocess.Popen(
        ["sh", "-c", script, "sh", *_UNSHARE, *_program(run, hostnet)],
        env=_environment(run), cwd="/", pass_fds=[hostnet], start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with shell, contextlib.suppress(BrokenPipeError):
        assert shell.stdin is not None
        assert shell.stdout is not None
        pid = int(shell.stdout.readline())
        os.close(hostnet)
        (run / "sandbox").write_text(owner.name(pid))
        uplink.up(run, _first(pid))
        shell.stdin.write(b"go\n")


def _program(run: Path, hostnet: int) -> list[str]:
    data = paths.cache() / "engine"
    return [sys.executable, "-m", "lab.sandbox", str(run), str(data), str(hostnet)]


def _environment(run: Path) -> dict[str, str]:
    path = os.environ.get("PATH", "") + os.pathsep + "/usr/sbin:/sbin"
    kept = {key: value for key, value in os.environ.items() if key.lower().endswith("_proxy")}
    return {
        **kept,
        "PATH": path,
        "PYTHONPATH": str(paths.PACKAGE.parent),
        "LOG": str(run / "sandbox.log"),
        "XDG_CACHE_HOME": str(paths.cache().parent),
    }


def _first(pid: int) -> int:
    """The sandbox's first process: the only child of the `unshare` that made it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found: list[str] = []

    def forked() -> bool:
        found[:] = children.read_text().split() if children.exists() else []
        return bool(found)

    _await(forked, "started")
    return int(found[0])


def _sandbox() -> str:
    path = paths.run() / "sandbox"
    return path.read_text() if path.exists() else ""


def _clear() -> None:
    """Remove what a sandbox that was killed could not."""
    run = paths.run()
    uplink.down(run)
    cgroups.remove(run.name)
    for name in ("sandbox", "docker.sock", "docker.pid"):
        (run / name).unlink(missing_ok=True)
    # A pid file of the old containerd may name a process of the new sandbox, whose numbers begin
    # anew: dockerd would take that for containerd and wait for it in vain.
    shutil.rmtree(run / "exec", ignore_errors=True)


def _await(condition: Callable[[], bool], done: str) -> None:
    end = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > end or (done != "ended" and not running()):
            raise LabError(f"the private engine has not {done}: {_log()}")
        time.sleep(0.05)


def _log() -> str:
    logs = [paths.run() / name for name in ("sandbox.log", "dockerd.log")]
    return "\n".join(log.read_text(errors="replace")[-1500:] for log in logs if log.exists())
