"""A node loses its power: when that is noticed, and when its servers run elsewhere."""

from __future__ import annotations

import time

import lab
from measure.orchestrators.clusters import Nodes, kubernetes_runs, swarm_runs, until

_DOWN = "docker node ls --format '{{.Hostname}} {{.Status}}' | grep -q 'worker2 Down'"
_NOT_READY = "kubectl get node node2 --no-headers | grep -q NotReady"


def on_swarm(nodes: Nodes) -> list[float]:
    """Lose a worker; seconds until that is noticed, and until all servers run again."""
    return _after(nodes["worker2"], nodes["manager"], [_DOWN, swarm_runs("worker2")])


def on_kubernetes(nodes: Nodes, *names: str) -> list[float]:
    """Lose a node; seconds until that is noticed, and until the servers of each name run again."""
    wanted = [_NOT_READY, *(kubernetes_runs(name, "node2") for name in names)]
    return _after(nodes["node2"], nodes["control"], wanted)


def _after(lost: lab.Node, asked: lab.Node, conditions: list[str]) -> list[float]:
    """Seconds from the loss of a node until each condition holds on another, in that order."""
    start = time.monotonic()
    lost.lose()
    found = []
    for condition in conditions:
        until(asked, condition)
        found.append(time.monotonic() - start)
    return found
