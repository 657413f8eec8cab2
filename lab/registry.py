"""The registry that serves the lab's images to the nodes, who take it for Docker Hub's mirror."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from lab import build, content, labels, paths
from lab.catalogue import BY_NAME, Recipe
from lab.docker import Docker
from lab.errors import LabError

#: The registry's name on every network of the lab.
ALIAS = "registry.lab"
PORT = 5000
#: Registries that lessons run on a cluster's first machine, without certificates.
LESSONS = ("manager:5000", "control:5000", "laptop:5000")
ADDRESS = f"{ALIAS}:{PORT}"
MIRROR = f"http://{ADDRESS}"


@dataclass(frozen=True, slots=True)
class Served:
    """An image that nodes can pull: its name, the engine's image, its digest and its origin."""

    tag: str
    image: str
    digest: str
    origin: str


def name() -> str:
    """The registry's container, and the volume that keeps its store."""
    return f"proven-{paths.lab_id()}-registry"


def start(docker: Docker, network: str) -> None:
    """Start the registry unless it runs; only nodes and the machine's own engine reach it."""
    state = docker.attempt("container", "inspect", "--format", "{{.State.Running}}", name())
    if state.stdout.strip() == "true":
        return
    docker.attempt("container", "rm", "--force", name())
    docker.run(
        "run", "--detach", "--name", name(), "--network", network, "--network-alias", ALIAS,
        "--publish", f"127.0.0.1::{PORT}", "--volume", f"{name()}:/var/lib/registry",
        *labels.options(), content.tag(BY_NAME["registry"]),
    )  # fmt: skip


def fill(docker: Docker, recipes: Iterable[Recipe], say: Callable[[str], object]) -> list[Served]:
    """Push the recipes' images where the registry lacks them; all that it serves."""
    known = {item.tag: item for item in _read(docker)}
    served = [_serve(docker, recipe, tag, known, say) for recipe in recipes for tag in recipe.tags]
    ledger = {"store": _store(docker), "served": [asdict(item) for item in served]}
    _ledger().write_text(json.dumps(ledger, indent=1))
    return served


def _serve(
    docker: Docker, recipe: Recipe, tag: str, known: dict[str, Served], say: Callable[[str], object]
) -> Served:
    image = content.tag(recipe)
    if tag in known and known[tag].image == image:
        return known[tag]
    say(f"serving {tag}")
    return Served(tag, image, _push(docker, image, tag), build.origin(docker, recipe))


def _push(docker: Docker, image: str, tag: str) -> str:
    port = docker.run("port", name(), f"{PORT}/tcp").rpartition(":")[2]
    there = f"127.0.0.1:{port}/library/{tag}"
    docker.run("tag", image, there)
    try:
        pushed = _patiently(docker, there)
    finally:
        docker.attempt("image", "rm", there)
    return pushed


def _patiently(docker: Docker, there: str) -> str:
    """Push, again if need be while the registry starts; the digest that it reports."""
    end = time.monotonic() + 10
    while True:
        done = docker.attempt("push", there, timeout=600)
        if found := re.search(r"digest: (sha256:[0-9a-f]{64})", done.stdout):
            return found[1]
        if time.monotonic() > end:
            raise LabError(f"cannot push to the lab's registry: {done.stderr.strip()}")
        time.sleep(0.1)


def _read(docker: Docker) -> list[Served]:
    """What was pushed before, unless the store has been replaced since."""
    try:
        ledger = json.loads(_ledger().read_text())
        known = [Served(**item) for item in ledger["served"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return known if ledger["store"] == _store(docker) else []


def _store(docker: Docker) -> str:
    """When the volume was made: a new one is empty."""
    return docker.run("volume", "inspect", "--format", "{{.CreatedAt}}", name())


def _ledger() -> Path:
    return paths.cache() / "registry.json"
