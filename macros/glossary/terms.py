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
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


class Term(NamedTuple):
    """A term: what it is called, other forms of it, and what it means, as plain text."""

    name: str
    forms: tuple[str, ...]
    meaning: str
    number: int  # its line

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
            yield Term(names[0], tuple(names), _plain(meaning), line.number)


def _more(lines: Sequence[Line]) -> Iterator[str]:
    """The lines that go on with a meaning; where it is taught is not a part of it."""
    for line in lines:
        text = line.text.strip()
        if not text or text.startswith("See ["):
            return
        yield text


def _plain(markdown: str) -> str:
    return re.sub(r"[`*]", "", _LINK.sub(r"\1", markdown))


def faults(path: Path, text: str) -> Iterator[SourceError]:
    """Forms that two terms share, and terms that are out of order."""
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
        before = term.name
