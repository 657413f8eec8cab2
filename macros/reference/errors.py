"""The errors that lessons cause, collected from "What can go wrong", the same ones together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import course
from macros.html import Html
from macros.lesson.mishap import Mishap, mishaps
from macros.lesson.outline import numbered
from macros.reference.links import anchor_of
from macros.reference.masked import kind_of
from macros.reference.message import telling, words
from shellproof.library import Library
from shellproof.recording import RecordedStep, Recording
from shellproof.transcript import Transcript

#: Where a program's exit status is printed, besides being that of the command itself.
_ENDED = re.compile(r"(?:\b(?:status|exit code:?)|\bExited \(|\bnon-zero exit \(|OOMKilled) ?(\d+)")
_ASKED = re.compile(r"\.(?:State\.)?ExitCode\b|\bexitCode\b")
_NUMBER = re.compile(r"\b1[2-5]\d\b")


class Entry(NamedTuple):
    """An error: where it is caused, why it happens, and the runs that prove it."""

    chapter: str
    page: Page
    mishap: Mishap
    proven: tuple[tuple[Transcript, Recording], ...]

    @property
    def anchor(self) -> str:
        """Its place in the index: pages of several chapters have the same name."""
        page = self.page.file.src_uri.removesuffix(".md").replace("/", "-")
        return f"{page}-{anchor_of(self.mishap.title)}"

    @property
    def statuses(self) -> set[int]:
        """The exit statuses that its commands end with, or that they print of another program."""
        own = {step.exit for pair in self.proven for _, step in telling(*pair)}
        steps = (step for _, recording in self.proven for step in recording.steps)
        return own.union(*map(printed_statuses, steps))

    @property
    def words(self) -> list[Html]:
        """The lines of its message."""
        return list(dict.fromkeys(line for pair in self.proven for line in words(*pair)))

    @property
    def kind(self) -> str:
        """What it shares with the same error elsewhere; of its own where it has no message."""
        return kind_of(unescape(self.words[0])) if self.words else self.anchor


def printed_statuses(step: RecordedStep) -> set[int]:
    """The exit statuses of other programs that a command printed."""
    shape = _NUMBER if _ASKED.search(step.command) else _ENDED
    found = (number for line in step.output for number in shape.findall(line))
    return set(map(int, found))


def entries(navigation: Navigation, library: Library) -> list[Entry]:
    """Every error of the course that was really caused, in the order of the lessons."""
    return list(_entries(navigation, library))


def _entries(navigation: Navigation, library: Library) -> Iterator[Entry]:
    for chapter in course.chapters(navigation):
        for page in chapter.pages:
            for mishap in mishaps(numbered(course.source(page))):
                shown = (library.proven(name) for name in mishap.snippets)
                if proven := tuple(pair for pair in shown if pair[1].unproven is None):
                    yield Entry(chapter.title, page, mishap, proven)


def merged(found: Sequence[Entry]) -> list[list[Entry]]:
    """The entries of one message together, where the first of them stands."""
    kinds: dict[str, list[Entry]] = {}
    for entry in found:
        kinds.setdefault(entry.kind, []).append(entry)
    return list(kinds.values())
