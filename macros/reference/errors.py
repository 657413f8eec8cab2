"""The index of errors: every error that a lesson causes, collected from "What can go wrong"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import course
from macros.board import Board
from macros.lesson.mishap import WAY_OUT, Mishap, mishaps
from macros.lesson.outline import numbered
from macros.reference.links import anchor_of, leading, moved
from macros.reference.message import message, telling, words
from macros.step import MEANINGS
from shellproof.library import Library
from shellproof.recording import Recording
from shellproof.transcript import Transcript


class Entry(NamedTuple):
    """An error: where it is caused, why it happens, and the runs that prove it."""

    chapter: str
    page: Page
    mishap: Mishap
    proven: tuple[tuple[Transcript, Recording], ...]

    @property
    def anchor(self) -> str:
        """Its place in the index."""
        stem = self.page.file.src_uri.removesuffix(".md").rpartition("/")[2]
        return f"{stem}-{anchor_of(self.mishap.title)}"

    @property
    def statuses(self) -> set[int]:
        """The exit statuses that its commands end with."""
        return {step.exit for pair in self.proven for _, step in telling(*pair)}


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


def error_index(found: Sequence[Entry], here: Page, board: Board) -> str:
    """The index as Markdown: first by exit status, then chapter by chapter."""
    blocks = [_by_status(found)]
    chapter = ""
    for entry in found:
        if entry.chapter != chapter:
            chapter = entry.chapter
            blocks.append(f"## {chapter}: errors")  # the navigation has the bare name
        blocks.append(_entry(entry, here.file.src_uri, board))
    return "\n\n".join(blocks)


def _by_status(found: Sequence[Entry]) -> str:
    """Those whose exit status tells something; any other means what its program says it means."""
    rows = ["| Exit status | What it says | Errors |", "|---|---|---|"]
    for status in MEANINGS:
        same = [entry for entry in found if status in entry.statuses]
        links = ", ".join(f"[{entry.mishap.title}](#{entry.anchor})" for entry in same)
        rows += [f"| **{status}** | {MEANINGS[status]} | {links} |"] if same else []
    return "\n".join(["## By exit status", "", *rows])


def _entry(entry: Entry, here: str, board: Board) -> str:
    mishap, origin = entry.mishap, entry.page.file.src_uri
    label = mishap.title.replace('"', "").replace("`", "")
    proof = leading(origin, here, f"#{anchor_of(mishap.title)}")
    return "\n\n".join(
        [
            f'### {mishap.title}{_said(entry)} {{#{entry.anchor} data-toc-label="{label}"}}',
            *(board.put(message(*pair)) for pair in entry.proven),
            moved(mishap.why, origin, here),
            f"{WAY_OUT} {moved(mishap.way_out, origin, here)}",
            f"Caused and explained in [{course.title(entry.page)}]({proof}).\n{{ .pc-where }}",
        ]
    )


def _said(entry: Entry) -> str:
    """The message as a part of the heading that only the search reads: it weighs titles most."""
    lines = (line for pair in entry.proven for line in words(*pair))
    return "".join(f" <span hidden>{_untouched(line)}</span>" for line in lines)


def _untouched(line: str) -> str:
    """Escaped text in which Markdown finds nothing to do."""
    return re.sub(r"[^\w\s&;#]", lambda found: f"&#{ord(found[0])};", line)
