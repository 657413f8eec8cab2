"""A group of named hosts on a private network, who reach each other by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from lab import network
from lab.docker import Docker
from lab.maker import Maker
from lab.node import Node

#: Nodes that start at one time: more only get in each other's way on a small machine.
ABREAST = 3
#: Makes several nodes at once on a network, given the place of every host.
Together = Callable[[str, Mapping[str, Sequence[str]]], dict[str, Node]]


@contextmanager
def group(
    docker: Docker,
    owner: str,
    hosts: Sequence[str],
    maker: Callable[[str], Maker],
    together: Together | None = None,
) -> Iterator[dict[str, Node]]:
    """Fresh nodes by name on a network of their own; gone after the block.

    Each comes from its maker, but for those that `together` makes.
    """
    with (
        network.private(docker, owner) as (net, prefix),
        ThreadPoolExecutor(ABREAST) as workers,
    ):
        nodes: dict[str, Node] = {}
        places = {host: f"{prefix}.{number}" for number, host in enumerate(hosts, 10)}

        def make(host: str) -> Node:
            return maker(host).make(host, net, _place(host, places))

        try:
            if together:
                nodes.update(together(net, {host: _place(host, places) for host in hosts}))
            alone = [host for host in hosts if host not in nodes]
            nodes.update(zip(alone, workers.map(make, alone), strict=True))
            yield nodes
        finally:
            list(workers.map(Node.remove, nodes.values()))


def _place(host: str, places: Mapping[str, str]) -> list[str]:
    """A host's own address, and those of all by name: names lead somewhere while a host is off."""
    known = (f"--add-host={name}:{address}" for name, address in places.items() if name != host)
    return [f"--ip={places[host]}", *known]
