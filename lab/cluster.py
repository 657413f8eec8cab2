"""A group of named hosts on a private network, who reach each other by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from lab import network
from lab.docker import Docker
from lab.maker import Maker
from lab.node import Node

#: Nodes that start at one time: more only get in each other's way on a small machine.
ABREAST = 3


@contextmanager
def group(
    docker: Docker, owner: str, hosts: Sequence[str], maker: Callable[[str], Maker]
) -> Iterator[dict[str, Node]]:
    """Fresh nodes by name on a network of their own, each by its maker; gone after the block."""
    with network.private(docker, owner) as net, ThreadPoolExecutor(ABREAST) as workers:
        nodes: dict[str, Node] = {}
        try:
            made = workers.map(lambda host: maker(host).make(host, net), hosts)
            nodes.update(zip(hosts, made, strict=True))
            yield nodes
        finally:
            list(workers.map(Node.remove, nodes.values()))
