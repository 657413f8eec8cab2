"""A node of Kubernetes is lost: servers as they are installed, beside servers told to wait less."""

from __future__ import annotations

import lab
from measure.orchestrators import loss
from measure.orchestrators.clusters import kubernetes, serve_on_kubernetes


def measured(running: lab.Running) -> dict[str, dict[str, float]]:
    """One round: seconds from the loss on."""
    with kubernetes(running) as (nodes, _):
        serve_on_kubernetes(nodes, "usual")
        serve_on_kubernetes(nodes, "hasty")
        loss.hasten(nodes["control"], "hasty")
        _, hasty, usual = loss.on_kubernetes(nodes, "hasty", "usual")
    return {"patience": {f"told to wait {loss.HASTE} s": hasty, "as installed": usual}}
