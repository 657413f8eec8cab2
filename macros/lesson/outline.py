"""A page's text cut at its headings; every line keeps its number in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shellproof.fences import fenced

_HEADING = re.compile(r"(#{1,6}) +(.+?)(?: *\{ ?#[\w-]+ ?\})? *#* *$")


class Line(NamedTuple):
    """A line of a page, counted from 1 in its file."""

    number: int
    text: str


class Section(NamedTuple):
    """A heading with all lines below it, up to the next heading of its level or above."""

    title: str
    number: int
    lines: tuple[Line, ...]


def numbered(text: str) -> list[Line]:
    """All lines of a file."""
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def sections(lines: Sequence[Line], level: int) -> list[Section]:
    """The sections of one level, in order; what stands before the first belongs to none."""
    heads = [(at, title) for at, depth, title in _headings(lines) if depth == level]
    ends = [at for at, depth, _ in _headings(lines) if depth <= level] + [len(lines)]
    return [
        Section(title, lines[at].number, tuple(lines[at + 1 : min(e for e in ends if e > at)]))
        for at, title in heads
    ]


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """Index, depth and title of each heading."""
    for at, line in unfenced(lines):
        if head := _HEADING.match(line.text):
            yield at, len(head[1]), head[2]


def unfenced(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Index and line of all that is in no fenced block."""
    inside = fenced([line.text for line in lines])
    return ((at, line) for at, line in enumerate(lines) if at not in inside)


def filled(lines: Sequence[Line]) -> list[Line]:
    """The lines that are not blank."""
    return [line for line in lines if line.text.strip()]


def below(lines: Sequence[Line], number: int) -> list[Line]:
    """What is indented below the line of that number, such as the body of a `???` block."""
    body: list[Line] = []
    for line in lines:
        if line.number > number:
            if line.text.strip() and not line.text.startswith("    "):
                break
            body.append(line)
    return filled(body)
