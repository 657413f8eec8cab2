"""Finds commands that a page shows without a snippet behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shellproof.errors import SourceError
from shellproof.parser import PROMPT, text_of

_FENCE = re.compile(r"^[>\s]*(`{3,}|~{3,})\s*\{?\.?([\w-]*)")
_REASON = re.compile(r"^\s*<!-- unproven: \S.* -->\s*$")
_SHELLS = {"console", "bash", "sh", "shell", "shell-session", "shellsession", "zsh", "terminal"}
_FIX = (
    "make it a snippet (make new K=chapter/name), or write above it  <!-- unproven: the reason -->"
)


def unbacked(path: Path) -> Iterator[SourceError]:
    """Fenced blocks of commands that no snippet backs and no reason excuses."""
    lines = text_of(path).split("\n")
    at = 0
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        end = _end(lines, at, opened[1]) if opened else at
        if opened and _commands(opened[2], lines[at + 1 : end]) and not _excused(lines, at):
            yield SourceError(path, at + 1, "these commands are on no snippet", _FIX)
        at = end + 1


def _end(lines: list[str], start: int, fence: str) -> int:
    """The line that closes a fence: as many of its marks, or more, and nothing else."""
    closed = re.compile(rf"[>\s]*{fence[0]}{{{len(fence)},}}\s*")
    closing = (n for n in range(start + 1, len(lines)) if closed.fullmatch(lines[n]))
    return next(closing, len(lines))


def _commands(language: str, block: list[str]) -> bool:
    if language.lower() in _SHELLS:
        return True
    return not language and any(PROMPT.match(line.strip("> \t")) for line in block)


def _excused(lines: list[str], at: int) -> bool:
    before = [line for line in lines[:at] if line.strip()]
    return bool(before) and _REASON.match(before[-1]) is not None
