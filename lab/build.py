"""Build images on the engine outside: those of the recipes that it does not hold yet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lab import content, paths, rootfs
from lab.catalogue import BY_NAME, Recipe
from lab.docker import Docker

#: Seconds for one image at most; the slowest network we know needs a tenth of it.
LIMIT = 1800.0
STAND_IN = "built from Debian packages"


def ensure(docker: Docker, recipes: Iterable[Recipe], say: Callable[[str], object]) -> None:
    """Build what is missing, saying which of how many."""
    held = docker.run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split()
    missing = [recipe for recipe in recipes if content.tag(recipe) not in held]
    for number, recipe in enumerate(missing, 1):
        say(f"image {number}/{len(missing)}: {recipe.name}")
        with tempfile.TemporaryDirectory(dir=_workshop()) as folder:
            _build(docker, recipe, Path(folder) / "context", say)


def _build(docker: Docker, recipe: Recipe, context: Path, say: Callable[[str], object]) -> None:
    shutil.copytree(paths.IMAGES / recipe.folder, context)
    if recipe.suite:
        rootfs.make(recipe.suite, context, say)
    docker.run("build", "--quiet", *_options(recipe), str(context), timeout=LIMIT)


def _options(recipe: Recipe) -> list[str]:
    base = ["--build-arg", f"BASE={content.tag(BY_NAME[recipe.base])}"] if recipe.base else []
    return [
        *("--tag", content.tag(recipe), "--force-rm", *base),
        *("--label", f"org.opencontainers.image.title={recipe.name}"),
        *("--label", f"org.opencontainers.image.description={recipe.name}, {STAND_IN}"),
        *("--label", f"proven.stand-in={STAND_IN}, stands in for Docker Hub's {recipe.name}"),
    ]


def _workshop() -> Path:
    """A folder for half-made images; what a killed build left there goes first."""
    folder = paths.cache() / "build"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
