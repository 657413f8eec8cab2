"""Docker Hub, where it answers: the real images come from there."""

from __future__ import annotations

from lab import content
from lab.catalogue import Recipe
from lab.docker import Docker

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
