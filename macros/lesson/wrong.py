"""A wrong answer is wrong: something in its snippets fails, be it only the exercise's check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.lesson.outline import Line, Section, below
from shellproof.errors import SourceError
from shellproof.library import Library

_WRONG = re.compile(r"\?\?\?\+? failure ")
_SNIPPET = re.compile(r"\s*\{\{ +snippet\(\s*[\"']([^\"']+)[\"']")
_FIX = "run the exercise's check after it:  $ sh check-PAGE.sh  or let the command itself fail"


def faults(path: Path, section: Section, library: Library) -> Iterator[SourceError]:
    """Wrong answers of an exercise in which every command ends with 0."""
    for line in section.lines:
        if _WRONG.match(line.text):
            names = _named(section, line)
            # One that is not known is told elsewhere, and so is an answer without a snippet.
            if names and not any(_fails(library, name) for name in names):
                message = "the wrong answer does not fail: expected an exit status, all are 0"
                yield SourceError(path, line.number, message, _FIX)


def _named(section: Section, block: Line) -> list[str]:
    lines = below(section.lines, block.number)
    return [found[1] for line in lines if (found := _SNIPPET.match(line.text))]


def _fails(library: Library, name: str) -> bool:
    return name not in library.names() or any(s.exit for s in library.transcript(name).steps)
