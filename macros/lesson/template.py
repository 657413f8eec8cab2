"""What every lesson has, in this order, and the faults of one that lacks something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.lesson import exercise, front, mishap, quiz
from macros.lesson.outline import Line, Section, filled, numbered, sections
from shellproof.errors import SourceError

#: The headings of a lesson. Its steps stand where `...` does.
HEADINGS = (
    "You will be able to",
    "What you need",
    "...",
    "Exercise",
    "Quiz",
    "What can go wrong",
    "Key points",
    "Clean-up",
)
_PARTS = {"Exercise": exercise.faults, "Quiz": quiz.faults, "What can go wrong": mishap.faults}
_NAMED = tuple(name for name in HEADINGS if name != "...")


def faults(path: Path, text: str) -> Iterator[SourceError]:
    """All that a lesson lacks, each with the line where it should stand."""
    lines = numbered(text)
    head = front.read(path, lines)
    if head.get("lesson") is False:
        return
    yield from front.faults(path, lines, head)
    yield from _headings(path, lines)
    for section in sections(lines, 2):
        if not filled(section.lines):
            fix = "write it, or remove the heading"
            yield SourceError(path, section.number, f"nothing under {section.title!r}", fix)
        elif part := _PARTS.get(_name(section)):
            yield from part(path, section)


def _name(section: Section) -> str:
    """A section's name; a lesson may have several exercises: `Exercise 2`, `Exercise: names`."""
    return "Exercise" if re.match(r"Exercises?\b", section.title) else section.title


def _headings(path: Path, lines: Sequence[Line]) -> Iterator[SourceError]:
    """Headings that are missing, or stand in another order."""
    found = sections(lines, 2)
    names = [_name(section) for section in found]
    last = len(filled(lines)) and filled(lines)[-1].number
    for at, name in enumerate(_NAMED):
        if name not in names:
            later = (found[names.index(other)] for other in _NAMED[at:] if other in names)
            line = next((section.number for section in later), last)
            fix = f"every lesson has:  {'  ·  '.join(HEADINGS)}"
            yield SourceError(path, line, f"the heading {name!r} is missing before here", fix)
    order = [name for name in dict.fromkeys(names) if name in _NAMED]
    if order != [name for name in _NAMED if name in order]:
        wrong = next(name for name, want in zip(order, _sorted(order), strict=True) if name != want)
        section = found[names.index(wrong)]
        fix = f"the order is:  {'  ·  '.join(HEADINGS)}"
        yield SourceError(path, section.number, f"the heading {wrong!r} stands too early", fix)
    if not set(names) - set(_NAMED):
        line = found[0].number if found else last
        yield SourceError(
            path, line, "the lesson has no step", "a heading for each, after the needs"
        )


def _sorted(order: Sequence[str]) -> list[str]:
    return sorted(order, key=_NAMED.index)
