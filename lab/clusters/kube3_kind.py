"""The cluster kube3 where Docker Hub answers: kind makes its machines, and its release's image.

So far this way has been run with a stand-in for Docker and kind only: where the course is proven,
Docker Hub does not answer.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lab import build, catalogue, content, labels, paths
from lab.clusters.kind import Cluster, Nodes, Say
from lab.clusters.kube3_hosts import ABOUT, ABREAST, CONTROL, HOSTS, TELLS, await_ready
from lab.docker import Docker
from lab.errors import LabError
from lab.maker import Maker
from lab.node import Node

if TYPE_CHECKING:
    from lab.running import Running

#: The program, and the machines that it makes.
KIND, RECIPE = "kind", "kind-node"
#: What kind adds to a cluster's name for each machine.
ROLES = dict(zip(HOSTS, ("control-plane", "worker", "worker2"), strict=True))
#: Seconds that kind may take: it starts three machines and joins them.
PATIENCE = 900.0


def _make(maker: Maker, network: str, places: Mapping[str, Sequence[str]]) -> dict[str, Node]:
    """Let kind make the machines on the lab's network, each marked as the lab's, and its owner's.

    Its command line of Docker is lab/images/kind/docker, which adds our options to kind's own.
    """
    build.ensure(maker.docker, catalogue.chain(KIND), lambda _line: None)
    cluster = f"proven-{paths.lab_id()}-{secrets.token_hex(3)}"
    names = {host: f"{cluster}-{role}" for host, role in ROLES.items()}
    mark = labels.options(maker.owner)
    machines = {
        names[host]: ["--hostname", host, "--network-alias", host, *mark, *places[host]]
        for host in HOSTS
    }
    maker.docker.run(
        "run", "--rm", *mark, "--network=none",
        "--volume", f"{_socket(maker.docker)}:/var/run/docker.sock",
        "--env", f"KIND_EXPERIMENTAL_DOCKER_NETWORK={network}",
        "--env", f"MACHINES={json.dumps(machines)}", content.tag(catalogue.BY_NAME[KIND]),
        "create", "cluster", f"--name={cluster}", f"--image={maker.image}",
        "--config=/etc/kind/cluster.yaml", "--kubeconfig=/dev/shm/config", timeout=PATIENCE,
    )  # fmt: skip
    made = {host: Node(maker.docker, names[host], maker.image) for host in HOSTS}
    for node in made.values():
        node.origins, node.holds, node.tells = maker.origins, maker.holds, maker.tells
        node.await_engine()
    return made


def _socket(docker: Docker) -> str:
    """Where the engine listens, as a path; kind's container finds it in the usual place."""
    form = "{{.Endpoints.docker.Host}}"
    address = docker.address or docker.run("context", "inspect", "--format", form)
    path = address.removeprefix("unix://")
    if path == address:
        raise LabError(f"kind needs an engine on this machine, and this one is at {address}")
    return path


def _form(nodes: Nodes, say: Say) -> None:
    """They are joined already: what is left is to make them like those of the other way."""
    nodes[CONTROL].root("kind-adopt")
    say("waiting until all are ready")
    await_ready(nodes[CONTROL])


def _missing(running: Running) -> str:
    """Why the images of kind and of its machines cannot be had."""
    try:
        build.ensure(running.docker, [*catalogue.chain(KIND), *catalogue.chain(RECIPE)], print)
    except LabError as error:
        return f"kind cannot be had here: {str(error).splitlines()[-1]}"
    return ""


KUBE3_KIND = Cluster(
    "kube3", ABOUT, HOSTS, _form, RECIPE,
    missing=_missing, holds="kube-holds", abreast=ABREAST, tells=TELLS, make=_make,
)  # fmt: skip
