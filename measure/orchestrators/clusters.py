"""The two kinds of cluster, their servers, and a clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import lab
from lab.clusters.kube3 import KUBE3
from lab.clusters.swarm3 import SWARM3
from lab.running import quietly

Nodes = dict[str, lab.Node]

#: Seconds to wait for anything; the longest is Kubernetes' patience with a silent node.
LIMIT = 900
SERVERS = 4
_SWARM_RUNS = (
    "docker service ps --format '{{.Node}} {{.CurrentState}}' --filter desired-state=running"
    " penguins_web | grep -v '^%s ' | grep -c Running"
)
_KUBE_RUNS = (
    "kubectl get pods --selector app=%s --field-selector spec.nodeName!=%s --output"
    """ jsonpath='{.items[*].status.conditions[?(@.type=="Ready")].status}'"""
    " | grep -o True | wc -l"
)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, on the clock of the wall."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


def until(node: lab.Node, condition: str) -> None:
    """Wait in a node, as root, until a shell's condition holds; LabError after LIMIT seconds."""
    node.root("bash", "-c", f"until {condition}; do sleep 0.1; done 2>&1", timeout=LIMIT)


def form_swarm(nodes: Nodes) -> None:
    """Join three machines to a swarm and wait until all are ready."""
    SWARM3.form(nodes, quietly)
    until(nodes["manager"], "[ $(docker node ls --format '{{.Status}}' | grep -c Ready) = 3 ]")


@contextmanager
def kubernetes(running: lab.Running) -> Iterator[tuple[Nodes, float]]:
    """A cluster whose machines and DNS are ready, and the seconds that joining them took."""
    told: list[tuple[str, float]] = []

    def note(line: str) -> None:
        told.append((line, time.monotonic()))

    with running.nodes(cluster=KUBE3.name, say=note) as nodes:
        end = time.monotonic()
        # The machines are up when the lab speaks again after saying that it starts them.
        starting = next(at for at, (line, _) in enumerate(told) if line.startswith("starting"))
        yield nodes, end - told[starting + 1][1]


def swarm_runs(lost: str = "none") -> str:
    """The condition that the swarm's servers run, all on nodes that are not lost."""
    return f"[ $({_SWARM_RUNS % lost}) = {SERVERS} ]"


def kubernetes_runs(name: str = "web", lost: str = "none") -> str:
    """The condition that a Deployment's servers are ready, all on nodes that are not lost."""
    return f"[ $({_KUBE_RUNS % (name, lost)}) = {SERVERS} ]"
