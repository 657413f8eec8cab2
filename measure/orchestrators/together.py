"""One round of all that is measured of both orchestrators: the swarm first, then Kubernetes."""

from __future__ import annotations

import lab
from lab.clusters.kube3 import KUBE3
from lab.clusters.swarm3 import SWARM3
from measure.orchestrators import application, held, image, loss
from measure.orchestrators.clusters import form_swarm, kubernetes, seconds

Rows = dict[str, float]


def measured(running: lab.Running, wanted: set[str]) -> dict[str, Rows]:
    """Lines, megabytes and seconds, by the comparison that they belong to."""
    swarm, cluster = _swarm(running), _kubernetes(running, "patience" in wanted)
    found = {name: swarm.get(name, {}) | cluster[name] for name in cluster}
    return found | {"lines": application.lines()}


def _swarm(running: lab.Running) -> dict[str, Rows]:
    with running.nodes((*SWARM3.hosts, image.KEEPER)) as every:
        nodes = {name: every[name] for name in SWARM3.hosts}
        engines = held.at_rest(nodes)
        formed = seconds(lambda: form_swarm(nodes))
        idle = held.at_rest(nodes)
        image.keep(every[image.KEEPER])
        application.secret_on_swarm(nodes["manager"])
        deployed = seconds(lambda: application.on_swarm(nodes["manager"]))
        application.scale_on_swarm(nodes["manager"])
        noticed, recovered = loss.on_swarm(nodes)
    return {
        "memory": {
            "Docker Engine on three machines, nothing more": sum(engines.values()),
            "Docker Swarm": sum(idle.values()),
        },
        "ready": {
            "Docker Swarm: three nodes are ready": formed,
            "Docker Swarm: then, the application": deployed,
        },
        "recover": {
            "Docker Swarm: the loss is noticed": noticed,
            "Docker Swarm: four servers run again": recovered,
        },
    }


def _kubernetes(running: lab.Running, patiently: bool) -> dict[str, Rows]:
    with kubernetes(running) as (nodes, formed):
        control = nodes["control"]
        # Its machines have Docker's engine too, which Kubernetes does not use.
        idle = held.at_rest({name: nodes[name] for name in KUBE3.hosts}, without="dockerd")
        image.keep(control)
        application.secret_on_kubernetes(control)
        deployed = seconds(lambda: application.on_kubernetes(control))
        application.scale_on_kubernetes(control)
        if patiently:
            application.untold(control, "untold")
        lost = loss.on_kubernetes(nodes, "web", *(["untold"] if patiently else []))
    noticed, recovered, *later = lost
    told = f"told to wait {application.patience()} s"
    return {
        "memory": {
            "Kubernetes": sum(idle.values()),
            "Kubernetes: of that, the control plane's machine": idle["control"],
        },
        "ready": {
            "Kubernetes: three nodes are ready": formed,
            "Kubernetes: then, the application": deployed,
        },
        "recover": {
            "Kubernetes: the loss is noticed": noticed,
            f"Kubernetes: four servers run again, {told}": recovered,
        },
        "patience": {told: recovered, "as installed": later[0]} if later else {},
    }
