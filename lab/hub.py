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
    theirs = _theirs(docker, recipe.hub)
    if docker.attempt("pull", "--quiet", recipe.hub, timeout=900).returncode:
        return False
    try:
        docker.run("tag", recipe.hub, content.tag(recipe))
    finally:
        # The pull has moved the name: it goes back to the image that somebody had under it.
        back = ("tag", theirs) if theirs else ("image", "rm")
        docker.attempt(*back, recipe.hub)
    return True


def engine(docker: Docker, which: str) -> str:
    """The tag of the image `docker` with Docker's current engine, or with the major one before.

    LabError where Docker Hub does not answer.
    """
    if not answers(docker):
        raise LabError(f"engine {which} comes from Docker Hub, which does not answer from here")
    if which == "current":
        return "dind"
    said = _say(docker, "docker:dind", "docker", "--version")
    version = re.search(r"version (\d+)\.", said)
    if not version:
        raise LabError(f"Docker Hub's engine does not say its version: {said.strip()!r}")
    return f"{int(version[1]) - 1}-dind"


def _say(docker: Docker, image: str, program: str, *words: str) -> str:
    """What a program of an image prints; the image is pulled for that, and goes again."""
    theirs = _theirs(docker, image)
    ran = docker.attempt("run", "--rm", f"--entrypoint={program}", image, *words, timeout=900)
    if not theirs:
        docker.attempt("image", "rm", image)
    return ran.stdout


def _theirs(docker: Docker, image: str) -> str:
    """The Id of a copy that is there already: it belongs to somebody, and stays. Empty for none."""
    done = docker.attempt("image", "inspect", "--format", "{{.Id}}", image)
    return "" if done.returncode else done.stdout.strip()
