"""A login node, which is the controller too, and two compute nodes with SLURM from Debian."""

from __future__ import annotations

from lab.clusters.kind import Cluster, Nodes, Say

_IDLE = "until sinfo --noheader --states=idle --format=%D | grep -q 2; do sleep 0.2; done"


def _form(nodes: Nodes, say: Say) -> None:
    say("waiting for the compute nodes to report to the controller")
    nodes["login"].root("sh", "-c", _IDLE)


SLURM3 = Cluster(
    "slurm3",
    "SLURM with a login node and two compute nodes",
    ("login", "c1", "c2"),
    _form,
    "slurm",
    tells="echo cluster: SLURM $(sinfo --version | cut -d ' ' -f 2)",
)
