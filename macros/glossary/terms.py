"""The terms of the glossary's page, with their forms and their meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from macros.lesson.outline import Line, numbered
from shellproof.errors import SourceError

PAGE = "reference/glossary.md"
_MEANING = re.compile(r":\s+(\S.*)")
_CHAPTERS = re.compile(r"<!-- in: (.*) -->")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


class Term(NamedTuple):
    """A term: what it is called, other forms of it, and what it means, as plain text.

    Where chapters are named, the word means this in them alone, and elsewhere is an ordinary one.
    """

    name: str
    forms: tuple[str, ...]
    meaning: str
    number: int  # its line
    chapters: tuple[str, ...] = ()  # folders of pages

    def is_meant_in(self, chapter: str) -> bool:
        """Whether the word has this meaning in a chapter."""
        return not self.chapters or chapter in self.chapters

    @property
    def anchor(self) -> str:
        """Its place on the glossary's page."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


def read(text: str) -> list[Term]:
    """The terms of a definition list in Markdown, `name, another form` above each meaning."""
    return list(_terms(numbered(text)))


def _terms(lines: Sequence[Line]) -> Iterator[Term]:
    for at, line in enumerate(lines[:-1]):
        if line.text.strip() and (first := _MEANING.match(lines[at + 1].text)):
            names = [name.strip() for name in line.text.split(",")]
            meaning = " ".join([first[1], *_more(lines[at + 2 :])])
            chapters = tuple(_chapters(lines[at + 2 :]))
            yield Term(names[0], tuple(names), _plain(meaning), line.number, chapters)


def _more(lines: Sequence[Line]) -> Iterator[str]:
    """The lines that go on with a meaning; where it is taught is not a part of it."""
    for line in lines:
        text = line.text.strip()
        if not text or text.startswith("See [") or _CHAPTERS.fullmatch(text):
            return
        yield text


def _chapters(lines: Sequence[Line]) -> Iterator[str]:
    """The chapters that a definition names, up to its end."""
    for line in lines:
        if not (text := line.text.strip()):
            return
        if found := _CHAPTERS.fullmatch(text):
            yield from (name.strip() for name in found[1].split(","))


def _plain(markdown: str) -> str:
    return re.sub(r"[`*]", "", _LINK.sub(r"\1", markdown))


def faults(path: Path, text: str) -> Iterator[SourceError]:
    """Forms that two terms share, terms out of order, and chapters that do not exist."""
    seen: dict[str, Term] = {}
    before = ""
    for term in read(text):
        for form in term.forms:
            other = seen.setdefault(form.lower(), term)
            if other is not term:
                message = f"{form!r} stands in line {other.number} already"
                yield SourceError(path, term.number, message, "keep one of the two")
        if term.name.lower() < before.lower():
            fix = f"put {term.name!r} before {before!r}"
            yield SourceError(path, term.number, "the terms are not in order", fix)
        for chapter in term.chapters:
            if not (path.parent.parent / chapter).is_dir():
                fix = "name folders of docs, such as  <!-- in: swarm, kubernetes -->"
                yield SourceError(path, term.number, f"there is no chapter {chapter!r}", fix)
        before = term.name
