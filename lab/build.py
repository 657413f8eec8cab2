"""Build images on the engine outside: those of the recipes that it does not hold yet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lab import content, hub, paths, rootfs, trust
from lab.catalogue import BY_NAME, Recipe
from lab.docker import Docker
from lab.lock import held

#: Seconds for one image at most: compiling Kubernetes must leave CI the time for all the rest.
LIMIT = 2400.0
#: What begins a line that a build has for the person who waits.
PROGRESS = "progress: "
#: The label of an image that Docker Hub would have given us, but did not.
STAND_IN = "proven.stand-in"
HOW = "built from Debian packages"


def ensure(docker: Docker, recipes: Iterable[Recipe], say: Callable[[str], object]) -> None:
    """Build what is missing, saying which of how many."""
    there = docker.run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split()
    missing = [recipe for recipe in recipes if content.tag(recipe) not in there]
    real = bool(missing) and hub.answers(docker)
    for number, recipe in enumerate(missing, 1):
        say(f"image {number}/{len(missing)}: {recipe.name}")
        # One process builds it; the others wait here and then find it made.
        with held(paths.run() / f"image-{recipe.name}"):
            if _there(docker, recipe) or (real and hub.fetch(docker, recipe)):
                continue
            with tempfile.TemporaryDirectory(dir=_workshop(recipe)) as folder:
                _build(docker, recipe, Path(folder) / "context", say)


def origin(docker: Docker, recipe: Recipe) -> str:
    """Where the image of a recipe comes from, in words."""
    form = '{{index .Config.Labels "' + STAND_IN + '"}}'
    return docker.run("image", "inspect", "--format", form, content.tag(recipe)) or hub.ORIGIN


def _there(docker: Docker, recipe: Recipe) -> bool:
    return docker.attempt("image", "inspect", content.tag(recipe)).returncode == 0


def _build(docker: Docker, recipe: Recipe, context: Path, say: Callable[[str], object]) -> None:
    shutil.copytree(paths.IMAGES / recipe.folder, context)
    for name in recipe.shares:
        (context / "shared" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(paths.IMAGES / name, context / "shared" / name)
    trust.write(context / "trust")
    if recipe.suite:
        rootfs.make(recipe.suite, context, say)

    def told(line: str) -> None:
        _, found, text = line.partition(PROGRESS)
        # Not the command itself, which the builder shows as well.
        if found and '"' not in text:
            say(f"  {text}")

    words = _options(docker, recipe)
    docker.follow("build", *words, str(context), line=told, timeout=LIMIT)


def _options(docker: Docker, recipe: Recipe) -> list[str]:
    given = {name.upper().replace("-", "_"): content.tag(BY_NAME[name]) for name in recipe.parts}
    if recipe.base:
        given["BASE"] = content.tag(BY_NAME[recipe.base])
    if recipe.engine:
        given["ENGINE"] = hub.engine(docker, recipe.engine)
    return [
        *("--tag", content.tag(recipe), "--force-rm"),
        *(f"--build-arg={name}={value}" for name, value in given.items()),
        *("--label", f"org.opencontainers.image.title={recipe.name}"),
        *("--label", f"org.opencontainers.image.description={recipe.name}, {HOW}"),
        *("--label", f"{STAND_IN}={HOW}, stands in for Docker Hub's {recipe.name}"),
    ]


def _workshop(recipe: Recipe) -> Path:
    """A folder for a half-made image; what a killed build left there goes first."""
    folder = paths.cache() / "build" / recipe.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
