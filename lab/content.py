"""Content hashes: an image is known by what it is made from, so it is made once."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from pathlib import Path

from lab import paths, trust
from lab.catalogue import BY_NAME, Recipe


@cache
def of(recipe: Recipe) -> str:
    """Twelve hex digits of a recipe's files, suite, base and parts, and this machine's trust."""
    sha = hashlib.sha256()
    base = of(BY_NAME[recipe.base]) if recipe.base else "\n".join(trust.extra())
    parts = [of(BY_NAME[name]) for name in recipe.parts]
    for part in (recipe.name, recipe.suite, base, platform.machine(), *parts):
        sha.update(part.encode() + b"\0")
    for path in files(recipe):
        sha.update(path.name.encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()[:12]


def files(recipe: Recipe) -> list[Path]:
    """The files that go into an image, in a fixed order."""
    own = sorted(path for path in (paths.IMAGES / recipe.folder).rglob("*") if path.is_file())
    return [*own, *(paths.IMAGES / name for name in recipe.shares)]


def tag(recipe: Recipe) -> str:
    """The name under which the engine outside keeps the image: never one that a person uses."""
    return f"proven-lab/{recipe.name}:{of(recipe)}"
