"""Networks of the lab: one for lone hosts, one for each group of named hosts."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from lab import labels, paths, registry
from lab.docker import Docker
from lab.errors import LabError


def shared(docker: Docker) -> str:
    """The network of lone hosts and of the registry; made if it is not there."""
    name = f"proven-{paths.lab_id()}"
    if docker.attempt("network", "inspect", name).returncode:
        docker.run("network", "create", *labels.options(), name)
    return name


@contextmanager
def private(docker: Docker, owner: str) -> Iterator[tuple[str, str]]:
    """A network for an owner's group of hosts, with the registry on it; gone after the block.

    Its name, and the first three numbers of its addresses: 10 to 254 are free for hosts.
    """
    name = f"proven-{paths.lab_id()}-{secrets.token_hex(3)}"
    prefix = _create(docker, owner, name)
    try:
        docker.run("network", "connect", "--alias", registry.ALIAS, name, registry.name())
        yield name, prefix
    finally:
        remove(docker, name)


def _create(docker: Docker, owner: str, name: str) -> str:
    """Make it on a range of our own: only there hosts may keep their addresses when lost."""
    why = ""
    for number in secrets.SystemRandom().sample(range(256), 256):
        prefix = f"10.214.{number}"
        subnet = f"--subnet={prefix}.0/24"
        done = docker.attempt("network", "create", *labels.options(owner), subnet, name)
        if done.returncode == 0:
            return prefix
        why = done.stderr.strip()
        if "overlap" not in why:
            break
    raise LabError(f"no network for a group of hosts: {why}")


def remove(docker: Docker, name: str) -> None:
    """Remove a network, taking the registry off it first; silent where it is gone."""
    docker.attempt("network", "disconnect", "--force", name, registry.name())
    docker.attempt("network", "rm", name)
