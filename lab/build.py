"""Build images on the engine outside: those of the recipes that it does not hold yet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lab import content, hub, paths, rootfs, trust
from lab.catalogue import BY_NAME, Recipe
from lab.docker import Docker

#: Seconds for one image at most; the slowest network we know needs a tenth of it.
LIMIT = 1800.0
#: The label of an image that Docker Hub would have given us, but did not.
STAND_IN = "proven.stand-in"
HOW = "built from Debian packages"


def ensure(docker: Docker, recipes: Iterable[Recipe], say: Callable[[str], object]) -> None:
    """Build what is missing, saying which of how many."""
    held = docker.run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split()
    missing = [recipe for recipe in recipes if content.tag(recipe) not in held]
    real = bool(missing) and hub.answers(docker)
    for number, recipe in enumerate(missing, 1):
        say(f"image {number}/{len(missing)}: {recipe.name}")
        if real and hub.fetch(docker, recipe):
            continue
        with tempfile.TemporaryDirectory(dir=_workshop()) as folder:
            _build(docker, recipe, Path(folder) / "context", say)


def origin(docker: Docker, recipe: Recipe) -> str:
    """Where the image of a recipe comes from, in words."""
    form = '{{index .Config.Labels "' + STAND_IN + '"}}'
    return docker.run("image", "inspect", "--format", form, content.tag(recipe)) or hub.ORIGIN


def _build(docker: Docker, recipe: Recipe, context: Path, say: Callable[[str], object]) -> None:
    shutil.copytree(paths.IMAGES / recipe.folder, context)
    trust.write(context / "trust")
    if recipe.suite:
        rootfs.make(recipe.suite, context, say)
    docker.run("build", "--quiet", *_options(docker, recipe), str(context), timeout=LIMIT)


def _options(docker: Docker, recipe: Recipe) -> list[str]:
    base = ["--build-arg", f"BASE={content.tag(BY_NAME[recipe.base])}"] if recipe.base else []
    if recipe.engine:
        base += ["--build-arg", f"ENGINE={hub.engine(docker, recipe.engine)}"]
    return [
        *("--tag", content.tag(recipe), "--force-rm", *base),
        *("--label", f"org.opencontainers.image.title={recipe.name}"),
        *("--label", f"org.opencontainers.image.description={recipe.name}, {HOW}"),
        *("--label", f"{STAND_IN}={HOW}, stands in for Docker Hub's {recipe.name}"),
    ]


def _workshop() -> Path:
    """A folder for half-made images; what a killed build left there goes first."""
    folder = paths.cache() / "build"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
