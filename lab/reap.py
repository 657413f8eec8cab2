"""Remove what a lab left: at the end everything, and at any time what dead processes own."""

from __future__ import annotations

from collections.abc import Callable

from lab import emulation, labels, network, owner
from lab.docker import Docker

_ROW = '{{.ID}}\t{{.Label "' + labels.OWNER + '"}}'


def everything(docker: Docker) -> None:
    """Remove all nodes and networks of this lab; images and the registry's store stay."""
    emulation.switch_off(docker)
    _remove(docker, lambda _owner: True)


def owned(docker: Docker, mark: str) -> None:
    """Remove what one use of the lab made and has not yet removed."""
    _remove(docker, lambda other: other == mark)


def orphans(docker: Docker) -> None:
    """Remove what processes made that are no more, however they died."""
    _remove(docker, lambda mark: mark != "" and not owner.alive(mark))


def _remove(docker: Docker, doomed: Callable[[str], bool]) -> None:
    containers = _owned(docker, doomed, "container", "--all")
    if containers:
        docker.attempt("container", "rm", "--force", "--volumes", *containers)
    for name in _owned(docker, doomed, "network"):
        network.remove(docker, name)


def _owned(docker: Docker, doomed: Callable[[str], bool], kind: str, *more: str) -> list[str]:
    listed = docker.attempt(
        kind, "ls", *more, "--no-trunc", "--filter", labels.ours(), "--format", _ROW
    )
    rows = [line.partition("\t") for line in listed.stdout.splitlines()]
    return [name for name, _, mark in rows if doomed(mark)]
