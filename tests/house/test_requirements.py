"""Every package that gets installed is pinned, known by its hash, and asked for."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT

FILES = (
    "requirements.txt",
    "tests/bench/requirements.txt",
    "tests/site/lighthouse/requirements.txt",
)
TEXT = (ROOT / FILES[0]).read_text()
ASKED = (ROOT / "pyproject.toml").read_text()
MEND = "fix: make requirements"


def line_of(text: str, word: str) -> int:
    """The line in which a word first stands."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if word in line)


def entries(text: str = TEXT) -> list[str]:
    """One text a package: its line with all that goes on after a backslash."""
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def pins() -> dict[str, Requirement]:
    """The pins that hold on this machine, by name."""
    pinned = [Requirement(entry.split(" --hash")[0]) for entry in entries()]
    held = [pin for pin in pinned if pin.marker is None or pin.marker.evaluate()]
    return {canonicalize_name(pin.name): pin for pin in held}


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    return [Requirement(line) for line in [*project["dependencies"], *chain.from_iterable(extras)]]


@pytest.mark.parametrize("file", FILES)
def test_every_entry_is_one_version_with_hashes(file: str) -> None:
    text = (ROOT / file).read_text()
    assert entries(text)
    for entry in entries(text):
        place = f"{file}:{line_of(text, entry.split()[0])}: {entry}"
        pinned = re.match(r"^[a-z0-9-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", entry)
        assert pinned, f"{place} is not pinned with its hashes; {MEND}"


def test_what_is_asked_for_is_pinned() -> None:
    for want in wanted():
        pin = pins().get(canonicalize_name(want.name))
        place = f"pyproject.toml:{line_of(ASKED, want.name)}: {want}"
        assert pin is not None, f"{place} is not in requirements.txt; {MEND}"
        version = str(pin.specifier).removeprefix("==")
        assert want.specifier.contains(version), f"{place}, but {version} is pinned; {MEND}"


def needs(want: Requirement) -> list[Requirement]:
    """What an installed package needs here, with the extras it was asked for."""
    extras = {"", *want.extras}
    found = [Requirement(line) for line in requires(want.name) or []]
    return [
        need
        for need in found
        if need.marker is None or any(need.marker.evaluate({"extra": e}) for e in extras)
    ]


def reached() -> set[str]:
    """The names of all that pyproject.toml asks for, directly or not."""
    seen, todo = set[str](), wanted()
    while todo:
        want = todo.pop()
        if str(want) not in seen:
            seen.add(str(want))
            todo += needs(want)
    return {canonicalize_name(Requirement(want).name) for want in seen}


def test_nothing_is_pinned_that_nobody_asks_for() -> None:
    assert not (stray := set(pins()) - reached()), f"{sorted(stray)}; {MEND}"


@pytest.mark.parametrize("file", FILES)
def test_no_address_stands_in_it(file: str) -> None:
    text = (ROOT / file).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|-f|--find-links)\b", text, re.M)
