"""The head of a transcript: a few strict `key: value` lines between two `---`.

A subset of YAML read by hand: five keys need no parser that a stranger's file could surprise,
and every fault keeps its line.
"""

from __future__ import annotations

import re
from pathlib import Path

from shellproof.errors import SourceError
from shellproof.tuples import NamedTuple

KEYS = ("title", "needs", "hosts", "uses", "timeout")
STEP_TIMEOUT, LONGEST = 30.0, 86_400.0  # seconds
# Compiled when first used: the plainest front matter needs none of them.
_WORD = r"[A-Za-z0-9][\w.-]*"
_DURATION = r"(\d+(?:\.\d+)?)(ms|s|m)"
_COMMENT = r"(?:^|\s\s)\s*#"
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0}


class Head(NamedTuple):
    """What the front matter says; `end` is the number of lines it takes."""

    title: str
    needs: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    timeout: float = STEP_TIMEOUT
    end: int = 0


def read(path: Path, lines: list[str]) -> Head:
    """Read the front matter of a transcript. Raises SourceError."""
    fix = "begin the file with:  ---  then  title: What this shows  then  ---"
    if not lines or lines[0].rstrip() != "---":
        raise SourceError(path, 1, "no front matter", fix)
    close = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if close is None:
        raise SourceError(path, 1, "the front matter is not closed", "end it with a line ---")
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:close], 2):
        _entry(path, number, line, found)
    if not found.get("title"):
        raise SourceError(path, 1, "no title in the front matter", "add  title: What this shows")
    return _head(path, lines, found, close + 1)


def _entry(path: Path, number: int, line: str, found: dict[str, str]) -> None:
    """One line of front matter. A comment begins at the line's start or after two blanks."""
    bare = (re.split(_COMMENT, line, maxsplit=1)[0] if "#" in line else line).strip()
    if not bare:
        return
    key, colon, value = bare.partition(":")
    if not colon:
        raise SourceError(path, number, f"not `key: value`: {bare!r}", "write  key: value")
    if key not in KEYS:
        raise SourceError(
            path, number, f"unknown front-matter key {key!r}", f"one of: {', '.join(KEYS)}"
        )
    if key in found:
        raise SourceError(path, number, f"{key!r} stands here twice", "keep one of them")
    found[key] = value.strip()


def _head(path: Path, lines: list[str], found: dict[str, str], end: int) -> Head:
    def where(key: str) -> int:
        return next(n for n, line in enumerate(lines, 1) if line.lstrip().startswith(f"{key}:"))

    def words(key: str) -> tuple[str, ...]:
        return _words(path, where(key), key, found[key]) if key in found else ()

    try:
        timeout = seconds(found["timeout"]) if "timeout" in found else STEP_TIMEOUT
    except ValueError as error:
        raise SourceError(path, where("timeout"), str(error), "such as  timeout: 60s") from None
    lists = words("needs"), words("hosts"), words("uses")
    return Head(found["title"].strip("\"'"), *lists, timeout, end)


def _words(path: Path, number: int, key: str, value: str) -> tuple[str, ...]:
    inner = re.fullmatch(r"\[(.*)\]", value)
    items = tuple(item.strip() for item in inner[1].split(",")) if inner else ()
    if (
        not inner
        or not all(re.fullmatch(_WORD, item) for item in items)
        or len(set(items)) < len(items)
    ):
        raise SourceError(
            path, number, f"{key} is no list of different words: {value}", f"{key}: [one, two]"
        )
    return items


def seconds(text: str) -> float:
    """A length of time such as 500ms, 60s or 2m, in seconds. Raises ValueError."""
    found = re.fullmatch(_DURATION, text.strip())
    if not found or not 0 < float(found[1]) * _SECONDS[found[2]] <= LONGEST:
        raise ValueError(f"{text.strip()[:40]!r} is no length of time up to a day")
    return float(found[1]) * _SECONDS[found[2]]
