"""Finds commands that a page shows without a snippet behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from shellproof.errors import SourceError
from shellproof.parser import PROMPT, text_of

_FENCE = re.compile(r"^[>\s]*(`{3,}(?!.*`)|~{3,})\s*\{?\.?([\w-]*)")
_REASON = re.compile(r"^\s*<!-- unproven: \S.* -->\s*$")
_SHELLS = {"console", "bash", "sh", "shell", "shell-session", "shellsession", "zsh", "terminal"}
_FIX = (
    "make it a snippet (make new K=chapter/name), or write above it  <!-- unproven: the reason -->"
)


class Block(NamedTuple):
    """A fenced block: the line it opens in, its language in small letters, and its lines."""

    line: int
    language: str
    lines: tuple[str, ...]
    excused: bool  # whether a reason stands above it
    closed: bool = True

    @property
    def commands(self) -> bool:
        """Whether it shows what one types into a shell."""
        prompts = any(PROMPT.match(line.strip("> \t")) for line in self.lines)
        return self.language in _SHELLS or (not self.language and prompts)


def unbacked(path: Path) -> Iterator[SourceError]:
    """Fenced blocks of commands that no snippet backs and no reason excuses, or that do not end."""
    for block in blocks(path):
        if not block.closed:
            fix = "write the same marks alone on a line below it, such as  ```"
            yield SourceError(path, block.line, "this fence is never closed", fix)
        elif block.commands and not block.excused:
            yield SourceError(path, block.line, "these commands are on no snippet", _FIX)


def blocks(path: Path) -> Iterator[Block]:
    """Every fenced block of a page. Raises SourceError."""
    lines = text_of(path).split("\n")
    for start, end, language in _spans(lines):
        inside = tuple(lines[start + 1 : end])
        yield Block(start + 1, language, inside, _excused(lines, start), start < end)


def fenced(lines: Sequence[str]) -> set[int]:
    """The indexes of all lines in fenced blocks, their fences among them."""
    return {at for start, end, _ in _spans(lines) for at in range(start, end + 1)}


def _spans(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each fence opens and is closed, and its language.

    One that is never closed ends where it opens: the site takes what follows for text, and so all
    rules go on below it.
    """
    at = 0
    while at < len(lines):
        end = at
        if opened := _FENCE.match(lines[at]):
            end = _end(lines, at, opened[1])
            yield at, end, opened[2].lower()
        at = end + 1


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    """The line that closes a fence: as many of its marks, or more, and nothing else."""
    closed = re.compile(rf"[>\s]*{fence[0]}{{{len(fence)},}}\s*")
    closing = (n for n in range(start + 1, len(lines)) if closed.fullmatch(lines[n]))
    return next(closing, start)


def _excused(lines: list[str], at: int) -> bool:
    before = [line for line in lines[:at] if line.strip()]
    return bool(before) and _REASON.match(before[-1]) is not None
