"""Networks of the lab: one for lone hosts, one for each group of named hosts."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from lab import labels, paths, registry
from lab.docker import Docker


def shared(docker: Docker) -> str:
    """The network of lone hosts and of the registry; made if it is not there."""
    name = f"proven-{paths.lab_id()}"
    if docker.attempt("network", "inspect", name).returncode:
        docker.run("network", "create", *labels.options(), name)
    return name


@contextmanager
def private(docker: Docker, owner: str) -> Iterator[str]:
    """A network for an owner's group of hosts, with the registry on it; gone after the block."""
    name = f"proven-{paths.lab_id()}-{secrets.token_hex(3)}"
    docker.run("network", "create", *labels.options(owner), name)
    try:
        docker.run("network", "connect", "--alias", registry.ALIAS, name, registry.name())
        yield name
    finally:
        remove(docker, name)


def remove(docker: Docker, name: str) -> None:
    """Remove a network, taking the registry off it first; silent where it is gone."""
    docker.attempt("network", "disconnect", "--force", name, registry.name())
    docker.attempt("network", "rm", name)
