"""The registry that serves the lab's images to the nodes, who take it for Docker Hub's mirror."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from lab import content, labels, paths
from lab.catalogue import BY_NAME, Recipe
from lab.build import STAND_IN
from lab.docker import Docker
from lab.errors import LabError

#: The registry's name on every network of the lab.
ALIAS = "registry.lab"
PORT = 5000
MIRROR = f"http://{ALIAS}:{PORT}"


def name() -> str:
    """The registry's container, and the volume that keeps its store."""
    return f"proven-{paths.lab_id()}-registry"


def start(docker: Docker, network: str) -> None:
    """Start the registry unless it runs; reachable by nodes and by this machine's own engine only."""
    state = docker.attempt("container", "inspect", "--format", "{{.State.Running}}", name())
    if state.stdout.strip() == "true":
        return
    docker.attempt("container", "rm", "--force", name())
    docker.run(
        "run", "--detach", "--name", name(), "--network", network, "--network-alias", ALIAS,
        "--publish", f"127.0.0.1::{PORT}", "--volume", f"{name()}:/var/lib/registry",
        *labels.options(shared=True), content.tag(BY_NAME["registry"]),
    )  # fmt: skip


def fill(docker: Docker, recipes: Iterable[Recipe], say: Callable[[str], object]) -> dict[str, str]:
    """Push the recipes' images where the registry lacks them; where each digest comes from."""
    known = _read(docker)
    origins = {}
    for recipe in recipes:
        image = content.tag(recipe)
        for tag in recipe.tags:
            if known.get(tag, {}).get("image") != image:
                say(f"serving {tag}")
                known[tag] = {"image": image, "digest": _push(docker, image, tag)}
            origins[known[tag]["digest"]] = f"{STAND_IN}, stands in for Docker Hub's {recipe.name}"
    _ledger().write_text(json.dumps({"store": _store(docker), "tags": known}, indent=1))
    return origins


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


def _read(docker: Docker) -> dict[str, dict[str, str]]:
    """What was pushed before, unless the store has been replaced since."""
    try:
        ledger = json.loads(_ledger().read_text())
    except (OSError, ValueError):
        return {}
    tags: dict[str, dict[str, str]] = ledger["tags"]
    return tags if ledger.get("store") == _store(docker) else {}


def _store(docker: Docker) -> str:
    """When the volume was made: a new one is empty."""
    return docker.run("volume", "inspect", "--format", "{{.CreatedAt}}", name())


def _ledger() -> Path:
    return paths.cache() / "registry.json"
