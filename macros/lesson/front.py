"""The front matter of a lesson: what it is about, how long it takes, what it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from macros.lesson.outline import Line
from shellproof.errors import SourceError

_MINUTES = "minutes: {reading: 15, exercise: 10}"
_TIME = re.compile(r"\*\*Time:\*\* (\d+) minutes to read, (\d+) minutes for the exercises?\.")


def read(path: Path, lines: Sequence[Line]) -> dict[str, Any]:
    """The front matter, or nothing where there is none. Raises SourceError for bad YAML."""
    if not lines or lines[0].text != "---":
        return {}
    block = list(takewhile(lambda line: line.text != "---", lines[1:]))
    try:
        found = yaml.safe_load("\n".join(line.text for line in block))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        told = getattr(error, "problem", None) or "cannot be read"
        line = mark.line + 2 if mark else 1
        raise SourceError(path, line, f"the front matter: {told}", "write  key: value") from None
    return found if isinstance(found, dict) else {}


def faults(path: Path, lines: Sequence[Line], head: Mapping[str, Any]) -> Iterator[SourceError]:
    """A description or minutes that are missing, or that the page tells differently."""
    if not isinstance(head.get("description"), str):
        fix = "description: What a reader will find here."
        yield SourceError(path, 1, "the front matter lacks a description", fix)
    found = minutes(head)
    if found is None:
        message = "the front matter lacks minutes for reading and for the exercise"
        yield SourceError(path, _line(lines, "minutes:"), message, f"such as  {_MINUTES}")
    else:
        yield from _time(path, lines, *found)


def minutes(head: Mapping[str, Any]) -> tuple[int, int] | None:
    """Minutes to read, and minutes for the exercise; None where the front matter lacks them."""
    found = head.get("minutes")
    if not isinstance(found, dict) or set(found) != {"reading", "exercise"}:
        return None
    reading, exercise = found["reading"], found["exercise"]
    whole = isinstance(reading, int) and isinstance(exercise, int)
    return (reading, exercise) if whole and reading > 0 and exercise > 0 else None


def _time(path: Path, lines: Sequence[Line], reading: int, exercise: int) -> Iterator[SourceError]:
    fix = f"write  **Time:** {reading} minutes to read, {exercise} minutes for the exercise."
    told = [line for line in lines if line.text.startswith("**Time:**")]
    if not told:
        yield SourceError(path, 1, "no line says how long the lesson takes", fix)
    for line in told:
        found = _TIME.fullmatch(line.text)
        if not found or (int(found[1]), int(found[2])) != (reading, exercise):
            yield SourceError(path, line.number, "the time differs from the front matter", fix)


def _line(lines: Sequence[Line], begin: str) -> int:
    return next((line.number for line in lines if line.text.startswith(begin)), 1)
