"""SLURM with all its parts: a controller that keeps accounts, a login node, two compute nodes."""

from __future__ import annotations

from lab.clusters.kind import Cluster, Nodes, Say

HOSTS = ("controller", "login", "c1", "c2")
_IDLE = "sinfo --noheader --states=idle --format=%D | grep -q 2"
#: The database knows the controller's port once the two have spoken to each other.
_KNOWN = "sacctmgr --noheader --parsable2 show cluster format=ControlPort | grep -q 6817"


def _form(nodes: Nodes, say: Say) -> None:
    say("waiting for the compute nodes and the accounts to report to the controller")
    nodes["login"].root("sh", "-c", f"until {_IDLE} && {_KNOWN}; do sleep 0.2; done")


SLURM3 = Cluster(
    "slurm3",
    "SLURM with accounts, a login node and two compute nodes",
    HOSTS,
    _form,
    "slurm",
    tells="echo cluster: SLURM $(sinfo --version | cut -d ' ' -f 2)",
)
