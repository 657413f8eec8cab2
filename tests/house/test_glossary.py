"""The course's glossary: enough terms, and lessons that use them."""

from __future__ import annotations

import re

import pytest

from macros.glossary.marking import Marker
from macros.glossary.terms import PAGE, read
from tests.house.sources import ROOT

FEWEST = 50
TERMS = read((ROOT / "docs" / PAGE).read_text())


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= FEWEST
    assert all(len(term.meaning) > 20 for term in TERMS)


def test_enough_terms_are_explained_where_lessons_use_them() -> None:
    pages = [path for path in (ROOT / "docs").glob("*/*.md") if path.parent.name != "reference"]
    marker = Marker(TERMS)
    marked = "".join(marker.mark(path.read_text(), "g", path.parent.name) for path in pages)
    assert len(set(re.findall(r'"g#(term-[\w-]+)"', marked))) >= FEWEST


@pytest.mark.parametrize(
    ("word", "chapter"),
    [
        *(("task", "ideas"), ("manager", "ideas"), ("stack", "first-steps")),
        *(("service", "sharing"), ("service", ""), ("label", "sharing")),
    ],
)
def test_an_ordinary_word_is_left_alone(word: str, chapter: str) -> None:
    assert "pc-term" not in Marker(TERMS).mark(f"<p>a {word}</p>", "g", chapter)
    assert "pc-term" in Marker(TERMS).mark(f"<p>a {word}</p>", "g", "swarm")
