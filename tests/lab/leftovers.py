"""All that one use of the lab has on an engine, and what of it is still there later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab import labels
from lab.docker import Docker


@dataclass(frozen=True, slots=True)
class Things:
    """Names of a use's containers, networks, volumes and mounts."""

    containers: frozenset[str]
    networks: frozenset[str]
    volumes: frozenset[str]
    mounts: frozenset[str]


def of(docker: Docker, pid: int) -> Things:
    """What the process `pid` has in the lab now."""
    containers = _owned(docker, pid, "container", "--all")
    # It fails, and still answers, when one went between the two questions.
    answer = docker.attempt("container", "inspect", *containers).stdout if containers else "[]"
    told: list[dict[str, Any]] = json.loads(answer)
    mounts = [mount for item in told for mount in item["Mounts"]]
    merged = [(item["GraphDriver"]["Data"] or {}).get("MergedDir", "") for item in told]
    return Things(
        frozenset(containers),
        frozenset(_owned(docker, pid, "network")),
        frozenset(mount["Name"] for mount in mounts if mount["Type"] == "volume"),
        frozenset(filter(None, merged)),
    )


def left(docker: Docker, things: Things) -> dict[str, set[str]]:
    """What of the things is still there, kind by kind; a kind without any is left out."""
    mounted = _mounted()
    found = {
        "containers": _listed(docker, "container", "--all") & things.containers,
        "networks": _listed(docker, "network") & things.networks,
        "volumes": set(docker.run("volume", "ls", "--quiet").split()) & things.volumes,
        "mounts": {mount for mount in things.mounts if mount in mounted},
        "processes": {each for each in things.containers if _runs(each)},
    }
    return {kind: names for kind, names in found.items() if names}


def _owned(docker: Docker, pid: int, kind: str, *more: str) -> list[str]:
    row = '{{.ID}} {{.Label "' + labels.OWNER + '"}}'
    rows = docker.run(kind, "ls", *more, "--no-trunc", "--format", row).splitlines()
    return [line.split()[0] for line in rows if f" {pid}-" in line]


def _listed(docker: Docker, kind: str, *more: str) -> set[str]:
    return set(docker.run(kind, "ls", *more, "--no-trunc", "--format", "{{.ID}}").split())


def _mounted() -> str:
    """Every mount of every process: a private engine's are in a namespace of its own."""
    return "\n".join(_texts("mounts"))


def _runs(container: str) -> bool:
    """Whether a process of a container lives, wherever it hides: its control group tells."""
    return any(container in text for text in _texts("cgroup"))


def _texts(name: str) -> set[str]:
    found = set()
    for path in Path("/proc").glob(f"[0-9]*/{name}"):
        try:
            found.add(path.read_text())
        except OSError:
            continue
    return found
