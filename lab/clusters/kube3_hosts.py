"""What both ways to the cluster kube3 have in common: its machines, and when they are ready."""

from __future__ import annotations

from lab.errors import LabError
from lab.node import Node

ABOUT = "Kubernetes on a control plane and two nodes"
#: Both programs run on every machine of a cluster.
TELLS = (
    "echo cluster: $(kubelet --version) with"
    " containerd $(containerd --version | cut -d ' ' -f 3 | sed 's/[~+].*//')"
)
#: Seconds for one step; the longest takes a tenth of it on a quiet machine.
PATIENCE = 300.0
#: Linux gives all processes of a user 128 instances of inotify, and such a cluster takes 37.
ABREAST = 2
#: How often `kube-ready` may wait for a minute: a machine may have other work.
LOOKS = 5
CONTROL, *WORKERS = HOSTS = ("control", "node1", "node2")


def await_ready(control: Node) -> None:
    """Wait until all are ready; LabError with what is not after the last look."""
    for left in reversed(range(LOOKS)):
        try:
            control.root("kube-ready", str(len(HOSTS)), timeout=PATIENCE)
        except LabError:
            if not left:
                raise
        else:
            return
