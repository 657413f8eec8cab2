"""Three machines that kubeadm joins to a Kubernetes cluster: a control plane and two nodes.

Where Docker Hub answers, kind makes them: see kube3_kind.
"""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from lab import build, catalogue, hub
from lab.clusters.kind import Cluster, Nodes, Say
from lab.clusters.kube3_hosts import (
    ABOUT,
    ABREAST,
    CONTROL,
    HOSTS,
    PATIENCE,
    TELLS,
    WORKERS,
    await_ready,
)
from lab.clusters.kube3_kind import KUBE3_KIND
from lab.errors import LabError

if TYPE_CHECKING:
    from lab.running import Running

RECIPE = "kube-node"


def _form(nodes: Nodes, say: Say) -> None:
    """Each step is a program of the machines' image, lab/images/kube-node."""
    token = f"{secrets.token_hex(3)}.{secrets.token_hex(8)}"
    say("making the control plane")
    authority = nodes[CONTROL].root("kube-init", token, timeout=PATIENCE)
    say("joining the nodes")

    def join(name: str) -> None:
        nodes[name].root("kube-join", token, authority, timeout=PATIENCE)

    with ThreadPoolExecutor(len(WORKERS)) as workers:
        list(workers.map(join, WORKERS))
    say("waiting until all are ready")
    await_ready(nodes[CONTROL])


def _missing(running: Running) -> str:
    """Its programs are compiled on this machine, once: that is what may not be possible."""
    try:
        build.ensure(running.docker, catalogue.chain(RECIPE), print)
    except LabError as error:
        return f"Kubernetes cannot be built here: {str(error).splitlines()[-1]}"
    return ""


def _instead(running: Running) -> Cluster | None:
    return KUBE3_KIND if hub.answers(running.docker) else None


KUBE3 = Cluster(
    "kube3", ABOUT, HOSTS, _form, RECIPE,
    missing=_missing, holds="kube-holds", abreast=ABREAST, tells=TELLS, instead=_instead,
)  # fmt: skip
