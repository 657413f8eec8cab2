"""A Kubernetes cluster: its nodes are ready, Pods reach each other by name, a node can be lost."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lab
from tests.house.manifests import KEPT, MANIFESTS
from tests.lab.schema import asked
from tests.lab.shell import attempt, run
from tests.lab.traces import of_process

pytestmark = [pytest.mark.lab, pytest.mark.slow, pytest.mark.xdist_group("lab")]

# What a lesson writes wrongly on purpose, and what the API server says to it.
REFUSED = {
    "typo.yaml": 'unknown field "spec.replica"',
    "labels.yaml": "`selector` does not match template `labels`",
    "plain.yaml": "illegal base64 data",
    "upside.yaml": "must be less than or equal to memory limit",
    "unit.yaml": "quantities must match the regular expression",
    "always.yaml": 'restartPolicy: Required value: valid values: "OnFailure", "Never"',
    "compose.yaml": "apiVersion not set, kind not set",
}
WEB = """
kubectl run web --image nginx --port 80 --expose --overrides '{"spec": {"nodeName": "node1"}}'
kubectl run desk --image busybox --overrides '{"spec": {"nodeName": "node2"}}' -- sleep 600
kubectl wait --for condition=Ready pod/web pod/desk --timeout 120s
for turn in 1 2 3 4 5; do kubectl exec desk -- wget -q -O - http://web && break; done
# A manifest of the same names would be taken for a change of these.
kubectl delete service,pod web --now >&2
kubectl delete pod desk --now >&2
"""
FACT = r"Kubernetes v1\.\d+\.\d+ with containerd v?\d+\.\d+\.\d+"
READY = "kubectl get nodes --no-headers | awk '{print $1, $2}'"
MOVED = """
kubectl create deployment mover --image nginx
kubectl rollout status deployment mover --timeout 120s
at() { kubectl get pods --selector app=mover --output jsonpath='{.items[*].spec.nodeName}'; }
before=$(at)
kubectl drain "$before" --ignore-daemonsets --force --timeout 120s >&2
kubectl rollout status deployment mover --timeout 120s
after=$(at)
kubectl uncordon "$before"
kubectl delete deployment mover
echo "from $before to $after"
"""
LOST = "until kubectl get node node2 --no-headers | grep -q NotReady; do sleep 1; done"


@pytest.fixture(scope="module")
def nodes(running: lab.Running) -> Iterator[dict[str, lab.Node]]:
    if why := running.missing("kube3"):
        pytest.skip(why)
    with running.nodes(cluster="kube3") as nodes:
        yield nodes
    # Whatever was lost of it, nothing of it is left.
    assert not [line for line in of_process(running.docker, os.getpid()) if "control" in line]


def test_three_nodes_are_ready(nodes: dict[str, lab.Node]) -> None:
    listed = run(nodes["control"], READY).stdout
    assert listed.splitlines() == ["control Ready", "node1 Ready", "node2 Ready"]
    for node in nodes.values():
        assert re.fullmatch(FACT, node.facts()["cluster"])


def test_a_pod_reaches_one_on_another_node_by_name(nodes: dict[str, lab.Node]) -> None:
    assert "Welcome to nginx" in run(nodes["control"], WEB).stdout


def test_a_pod_is_scheduled_anew_when_its_node_is_drained(nodes: dict[str, lab.Node]) -> None:
    moved = run(nodes["control"], f"set -e; {MOVED}").stdout.splitlines()[-1]
    assert moved in ("from node1 to node2", "from node2 to node1")


def test_what_is_in_it_is_told(nodes: dict[str, lab.Node]) -> None:
    run(nodes["control"], "kubectl create configmap left --from-literal a=b")
    assert "default/left" in nodes["control"].inventory()["configmap"]
    pulled = nodes["node1"].images()
    assert [name for name, digest, origin in pulled if digest and origin] == ["nginx:latest"]


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_manifest_fits_the_schema(nodes: dict[str, lab.Node], path: Path) -> None:
    apply = "kubectl apply --dry-run=server --validate=strict --filename -"
    done = attempt(nodes["control"], f"cat <<'END' | {apply}\n{path.read_text()}END\n")
    assert (done.returncode == 0) == (path.name not in REFUSED), done.stdout + done.stderr
    assert REFUSED.get(path.name, "") in done.stderr


def test_the_schema_that_quick_tests_use_is_the_clusters(nodes: dict[str, lab.Node]) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert asked(nodes["control"]) == kept, "fix: .venv/bin/python -m tests.lab.schema"


def test_a_lost_node_is_noticed_and_comes_back(nodes: dict[str, lab.Node]) -> None:
    nodes["node2"].lose()
    run(nodes["control"], f"timeout 120 bash -c '{LOST}'")
    nodes["node2"].bring_back()
    run(nodes["control"], "kubectl wait --for condition=Ready node/node2 --timeout 120s")
