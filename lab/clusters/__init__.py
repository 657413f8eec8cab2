"""Named clusters: machines that belong together, ready for work, by one word.

A kind of cluster is one file here and one word in `CLUSTERS`.
"""

from __future__ import annotations

from lab.clusters.kind import Cluster
from lab.clusters.kube3 import KUBE3
from lab.clusters.pi4 import PI4
from lab.clusters.slurm3 import SLURM3
from lab.clusters.swarm3 import SWARM3

ALL = (SWARM3, KUBE3, PI4, SLURM3)
CLUSTERS: dict[str, Cluster] = {cluster.name: cluster for cluster in ALL}
