"""Docker Hub, where it answers: the real images come from there."""

from __future__ import annotations

import re

from lab import content
from lab.catalogue import Recipe
from lab.docker import Docker
from lab.errors import LabError

#: The origin of an image that Docker Hub gave us.
ORIGIN = "Docker Hub"


def answers(docker: Docker) -> bool:
    """Whether the engine reaches Docker Hub; it knows the address itself."""
    return docker.attempt("search", "--limit", "1", "debian", timeout=20).returncode == 0


def fetch(docker: Docker, recipe: Recipe) -> bool:
    """Pull the recipe's real image and keep it under the lab's own name; whether that worked."""
    if not recipe.hub:
        return False
    # A copy that was there before belongs to somebody: it stays.
    theirs = docker.attempt("image", "inspect", recipe.hub).returncode == 0
    if docker.attempt("pull", "--quiet", recipe.hub, timeout=900).returncode:
        return False
    docker.run("tag", recipe.hub, content.tag(recipe))
    if not theirs:
        docker.attempt("image", "rm", recipe.hub)
    return True


def engine(docker: Docker, which: str) -> str:
    """The tag of the image `docker` with Docker's current engine, or with the major one before.

    LabError where Docker Hub does not answer.
    """
    if not answers(docker):
        raise LabError(f"engine {which} comes from Docker Hub, which does not answer from here")
    if which == "current":
        return "dind"
    words = ("run", "--rm", "--entrypoint=docker", "docker:dind", "--version")
    said = docker.attempt(*words, timeout=900).stdout
    version = re.search(r"version (\d+)\.", said)
    if not version:
        raise LabError(f"Docker Hub's engine does not say its version: {said.strip()!r}")
    return f"{int(version[1]) - 1}-dind"
