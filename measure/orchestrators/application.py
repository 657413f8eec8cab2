"""The application of the course on either cluster, from the very files that the page shows."""

from __future__ import annotations

import json
from typing import Any

import yaml

import lab
from measure.comparison import ROOT
from measure.orchestrators.clusters import SERVERS, kubernetes_runs, swarm_runs, until
from measure.orchestrators.image import given

STACK = ROOT / "snippets/kubernetes/versus-swarm-deploy/stack.yaml"
MANIFESTS = ROOT / "snippets/kubernetes/versus-kube-deploy/penguins.yaml"
_PASSWORD = b"correct horse"
_SWARM_READY = (
    "docker stack services --format '{{.Name}} {{.Replicas}}' penguins | sort | xargs"
    " | grep --quiet 'penguins_db 1/1 penguins_web 2/2'"
)
_KUBE_READY = (
    "kubectl get deployments --output jsonpath='{.items[*].status.readyReplicas}'"
    " | grep --quiet --line-regexp '1 2'"
)
_KUBE_SECRET = "kubectl create secret generic database --from-file=password=/dev/stdin"


def on_swarm(manager: lab.Node) -> None:
    """Hand over the Compose file; wait until the database and two servers run and are well."""
    deploy = "docker stack deploy --detach --compose-file=- penguins"
    given(manager, STACK.read_bytes(), *deploy.split())
    until(manager, _SWARM_READY)


def on_kubernetes(control: lab.Node) -> None:
    """Hand over the manifests; wait until the database and two servers are ready."""
    given(control, MANIFESTS.read_bytes(), "kubectl", "apply", "--filename=-")
    until(control, _KUBE_READY)


def secret_on_swarm(manager: lab.Node) -> None:
    """The password of the database, before anything needs it."""
    given(manager, _PASSWORD, "docker", "secret", "create", "password", "-")


def secret_on_kubernetes(control: lab.Node) -> None:
    """The password of the database, before anything needs it."""
    given(control, _PASSWORD, *_KUBE_SECRET.split())


def scale_on_swarm(manager: lab.Node) -> None:
    """Order as many servers as are to be lost in part, and wait until they run."""
    manager.root("docker", "service", "scale", "--detach", f"penguins_web={SERVERS}")
    until(manager, swarm_runs())


def scale_on_kubernetes(control: lab.Node) -> None:
    """Order as many servers as are to be lost in part, and wait until they are ready."""
    control.root("kubectl", "scale", "deployment", "web", f"--replicas={SERVERS}")
    until(control, kubernetes_runs("web"))


def untold(control: lab.Node, name: str) -> None:
    """The servers a second time, by another name, and without a word on how long to wait."""
    given(control, json.dumps(_untold(name)).encode(), "kubectl", "apply", "--filename=-")
    until(control, kubernetes_runs(name))


def patience() -> int:
    """The seconds that the manifests tell the cluster to wait for a silent node."""
    [tolerated] = _servers()["spec"]["template"]["spec"]["tolerations"]
    return int(tolerated["tolerationSeconds"])


def lines() -> dict[str, float]:
    """How many lines each file has that are neither empty nor a comment."""
    return {
        f"Docker Swarm: {STACK.name}": _said(STACK.read_text(encoding="utf-8")),
        f"Kubernetes: {MANIFESTS.name}": _said(MANIFESTS.read_text(encoding="utf-8")),
    }


def _said(text: str) -> float:
    return float(
        sum(not line.lstrip().startswith("#") for line in text.split("\n") if line.strip())
    )


def _untold(name: str) -> dict[str, Any]:
    found = _servers()
    found["metadata"]["name"] = name
    found["spec"]["replicas"] = SERVERS
    pods = found["spec"]["template"]
    found["spec"]["selector"]["matchLabels"] = pods["metadata"]["labels"] = {"app": name}
    del pods["spec"]["tolerations"]
    return found


def _servers() -> dict[str, Any]:
    """The manifest of the servers."""
    parts = yaml.safe_load_all(MANIFESTS.read_text(encoding="utf-8"))
    return next(part for part in parts if part["metadata"]["name"] == "web")
