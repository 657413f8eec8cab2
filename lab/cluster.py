"""A group of named hosts on a private network, who reach each other by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from lab import network
from lab.maker import Maker
from lab.node import Node

#: Nodes that start at one time: more only get in each other's way on a small machine.
ABREAST = 3


@contextmanager
def group(maker: Maker, hosts: Sequence[str]) -> Iterator[dict[str, Node]]:
    """Fresh nodes by name on a network of their own; removed after the with-block."""
    with network.private(maker.docker, maker.owner) as net, ThreadPoolExecutor(ABREAST) as workers:
        nodes: dict[str, Node] = {}
        try:
            nodes.update(
                zip(hosts, workers.map(lambda host: maker.make(host, net), hosts), strict=True)
            )
            yield nodes
        finally:
            list(workers.map(Node.remove, nodes.values()))
