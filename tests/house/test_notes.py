"""Teachers find a note on each chapter: a heading, with a link to a lesson of it."""

from __future__ import annotations

import re

import pytest

from macros.lesson import front
from macros.lesson.outline import numbered, sections
from tests.house.sources import ROOT

DOCS = ROOT / "docs"
NOTES = DOCS / "teaching" / "notes.md"
#: Chapters that have no heading of their own name, and the one that they are told under.
UNDER = {"hpc": "Batch systems", "pi": "Boards", "gpu": "GPUs"}


def taught() -> list[str]:
    """Every folder in which there is a lesson."""
    lessons = (path for path in DOCS.glob("*/*.md") if is_lesson(path.read_text()))
    return sorted({path.parent.name for path in lessons})


def is_lesson(text: str) -> bool:
    return front.read(NOTES, numbered(text)).get("lesson") is not False


@pytest.mark.parametrize("folder", taught())
def test_each_chapter_has_a_note_that_leads_to_a_lesson(folder: str) -> None:
    lines = numbered(NOTES.read_text())
    parts = {each.title: each.lines for level in (2, 3) for each in sections(lines, level)}
    heading = UNDER.get(folder, folder.replace("-", " ").capitalize())
    assert heading in parts, f"{NOTES}:1: no heading {heading!r}  fix: say where learners stumble"
    text = "\n".join(line.text for line in parts[heading])
    assert re.search(rf"\]\(\.\./{folder}/[\w-]+\.md", text), f"no link to docs/{folder}/"
