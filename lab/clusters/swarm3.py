"""Three engines joined to a Docker Swarm: a manager and two workers."""

from __future__ import annotations

from lab.clusters.kind import Cluster, Nodes, Say

WORKERS = ("worker1", "worker2")


def _form(nodes: Nodes, say: Say) -> None:
    manager = nodes["manager"]
    say("joining the workers to the swarm")
    manager.root("docker", "swarm", "init", "--advertise-addr", "eth0")
    token = manager.root("docker", "swarm", "join-token", "--quiet", "worker")
    for worker in WORKERS:
        nodes[worker].root("docker", "swarm", "join", "--token", token, "manager:2377")


SWARM3 = Cluster("swarm3", "a Docker Swarm of three engines", ("manager", *WORKERS), _form)
