"""The course's own index of errors, as it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.lesson.mishap import Mishap, mishaps
from macros.lesson.outline import numbered
from macros.reference.message import telling, words
from shellproof.library import Library
from tests.house.sources import ROOT

FEWEST = 35
LIBRARY = Library(ROOT / "snippets")
PAGES = sorted((ROOT / "docs").glob("*/*.md"))
ERRORS = [(path, each) for path in PAGES for each in mishaps(numbered(path.read_text()))]


def test_there_are_enough_errors_that_say_what_is_wrong() -> None:
    told = [each for _, each in ERRORS if any(words(*LIBRARY.proven(s)) for s in each.snippets)]
    assert len(told) >= FEWEST


@pytest.mark.parametrize(("path", "error"), ERRORS, ids=[error.title for _, error in ERRORS])
def test_an_error_is_caused_and_explained(path: Path, error: Mishap) -> None:
    place = f"{path.relative_to(ROOT)}:{error.number}"
    assert error.why, place
    assert error.way_out, place
    assert error.unproven or any(telling(*LIBRARY.proven(name)) for name in error.snippets), place
