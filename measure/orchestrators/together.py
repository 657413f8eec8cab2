"""One round of all that is measured on running clusters: the swarm first, then Kubernetes."""

from __future__ import annotations

import lab
from lab.clusters.swarm3 import SWARM3
from measure.orchestrators import held, loss
from measure.orchestrators.clusters import (
    form_swarm,
    kubernetes,
    seconds,
    serve_on_kubernetes,
    serve_on_swarm,
)

Rows = dict[str, float]


def measured(running: lab.Running) -> dict[str, Rows]:
    """Megabytes and seconds, by the comparison that they belong to."""
    swarm, cluster = _swarm(running), _kubernetes(running)
    return {name: swarm[name] | cluster[name] for name in swarm}


def _swarm(running: lab.Running) -> dict[str, Rows]:
    with running.nodes(SWARM3.hosts) as nodes:
        engines = held.at_rest(nodes)
        formed = seconds(lambda: form_swarm(nodes))
        idle = held.at_rest(nodes)
        served = seconds(lambda: serve_on_swarm(nodes))
        noticed, recovered = loss.on_swarm(nodes)
    return {
        "memory": {
            "Docker Engine on three machines, nothing more": sum(engines.values()),
            "Docker Swarm": sum(idle.values()),
        },
        "ready": {
            "Docker Swarm: three nodes are ready": formed,
            "Docker Swarm: then, four servers run": served,
        },
        "recover": {
            "Docker Swarm: the loss is noticed": noticed,
            "Docker Swarm: four servers run again": recovered,
        },
    }


def _kubernetes(running: lab.Running) -> dict[str, Rows]:
    with kubernetes(running) as (nodes, formed):
        # Its machines have Docker's engine too, which Kubernetes does not use.
        idle = held.at_rest(nodes, without="dockerd")
        served = seconds(lambda: serve_on_kubernetes(nodes, "web"))
        loss.hasten(nodes["control"], "web")
        noticed, recovered = loss.on_kubernetes(nodes, "web")
    return {
        "memory": {
            "Kubernetes": sum(idle.values()),
            "Kubernetes: of that, the control plane's machine": idle["control"],
        },
        "ready": {
            "Kubernetes: three nodes are ready": formed,
            "Kubernetes: then, four servers run": served,
        },
        "recover": {
            "Kubernetes: the loss is noticed": noticed,
            f"Kubernetes: four servers run again, told to wait {loss.HASTE} s": recovered,
        },
    }
