"""A group of named hosts on a private network, who reach each other by name."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from lab import labels, network
from lab.docker import Docker
from lab.maker import Maker
from lab.node import Node

#: Nodes that start at one time: more only get in each other's way on a small machine.
ABREAST = 3
#: Seconds that an engine may refuse to remove nodes; the session tries once more at its end.
PATIENCE = 60.0
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
        places = {host: f"{prefix}.{number}" for number, host in enumerate(hosts, 10)}

        def make(host: str) -> Node:
            return maker(host).make(host, net, _place(host, places))

        making: dict[str, Future[Node]] = {}
        try:
            every = {host: _place(host, places) for host in hosts}
            nodes = together(net, every) if together else {}
            making |= {host: workers.submit(make, host) for host in hosts if host not in nodes}
            yield nodes | {host: made.result() for host, made in making.items()}
        finally:
            _remove_all(docker, owner, net, making.values())


def _remove_all(docker: Docker, owner: str, network: str, making: Collection[Future[Node]]) -> None:
    """Remove an owner's nodes on a network, those too that still start: whoever waits ends then."""
    for node in making:
        node.cancel()
    ours = (f"--filter=network={network}", f"--filter=label={labels.OWNER}={owner}")
    end = math.inf
    while True:
        started = all(node.done() for node in making)
        if started:
            end = min(end, time.monotonic() + PATIENCE)
        found = docker.attempt("ps", "--all", "--quiet", *ours).stdout.split()
        if (started and not found) or time.monotonic() > end:
            return
        gone = not found or not docker.attempt("rm", "--force", "--volumes", *found).returncode
        time.sleep(0 if started and gone else 0.1)


def _place(host: str, places: Mapping[str, str]) -> list[str]:
    """A host's own address, and those of all by name: names lead somewhere while a host is off."""
    known = (f"--add-host={name}:{address}" for name, address in places.items() if name != host)
    return [f"--ip={places[host]}", *known]
