"""The course's glossary: enough terms, and lessons that use them."""

from __future__ import annotations

import re

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
    marked = "".join(Marker(TERMS).mark(path.read_text(), "g") for path in pages)
    assert len(set(re.findall(r'"g#(term-[\w-]+)"', marked))) >= FEWEST
