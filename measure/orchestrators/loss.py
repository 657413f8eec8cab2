"""A node loses its power: when that is noticed, and when its servers run elsewhere."""

from __future__ import annotations

import json
import time

import lab
from measure.orchestrators.clusters import SERVERS, Nodes, kubernetes_runs, swarm_runs, until

#: Seconds that a Deployment may be told to wait before its Pods are given up; installed are 300.
HASTE = 5
_DOWN = "docker node ls --format '{{.Hostname}} {{.Status}}' | grep -q 'worker2 Down'"
_NOT_READY = "kubectl get node node2 --no-headers | grep -q NotReady"


def on_swarm(nodes: Nodes) -> list[float]:
    """Lose a worker; seconds until that is noticed, and until all servers run again."""
    return _after(nodes["worker2"], nodes["manager"], [_DOWN, swarm_runs("worker2")])


def on_kubernetes(nodes: Nodes, *names: str) -> list[float]:
    """Lose a node; seconds until that is noticed, and until the servers of each name run again."""
    wanted = [_NOT_READY, *(kubernetes_runs(name, "node2") for name in names)]
    return _after(nodes["node2"], nodes["control"], wanted)


def hasten(control: lab.Node, name: str) -> None:
    """Tell a Deployment's Pods to leave a lost node soon, and wait until they are replaced."""
    control.root("kubectl", "patch", "deployment", name, "--patch", json.dumps(_hasty()))
    control.root("kubectl", "rollout", "status", "deployment", name, timeout=300)
    # What the change replaced is gone before a loss, so that nobody counts it.
    until(control, f"[ $(kubectl get pods -l app={name} --no-headers | wc -l) = {SERVERS} ]")


def _after(lost: lab.Node, asked: lab.Node, conditions: list[str]) -> list[float]:
    """Seconds from the loss of a node until each condition holds on another, in that order."""
    start = time.monotonic()
    lost.lose()
    found = []
    for condition in conditions:
        until(asked, condition)
        found.append(time.monotonic() - start)
    return found


def _hasty() -> dict[str, object]:
    """A change to a Deployment: its Pods leave a node that is lost sooner."""
    tolerations = [
        {"key": f"node.kubernetes.io/{what}", "operator": "Exists", "effect": "NoExecute",
         "tolerationSeconds": HASTE}
        for what in ("unreachable", "not-ready")
    ]  # fmt: skip
    return {"spec": {"template": {"spec": {"tolerations": tolerations}}}}
