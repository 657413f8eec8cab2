"""The front matter of a lesson: what it is about, how long it takes, what it leaves."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from macros.lesson.outline import Line
from shellproof.errors import SourceError

#: What a page may say of itself, and of what kind each is. The site's theme and plugins know more
#: words, such as `template`, which do things to it.
KEYS: Mapping[str, type | tuple[type, ...]] = {
    "description": str,
    "hide": list,
    "leaves": list,
    "lesson": bool,
    "minutes": (dict, int),
    "title": str,
}
_DEEPEST = 3  # the front matter, a list or a mapping in it, and one more
_ENDS = re.compile(r"(?:\.{3}|-{3})\s*")
_META = re.compile(r" {0,3}([A-Za-z0-9_-]+):")  # what MkDocs takes for front matter without `---`
_MARKS = re.compile(r"[<>\"]|\{\{|\{%|\[\[\[")
_MINUTES = "minutes: {reading: 15, exercise: 10}"
_TIME = re.compile(r"\*\*Time:\*\* (\d+) minutes to read, (\d+) minutes for the exercises?\.")


def read(path: Path, lines: Sequence[Line]) -> dict[str, Any]:
    """The front matter, or nothing where there is none. Raises SourceError for bad YAML."""
    if not lines or lines[0].text != "---":
        return {}
    text = "\n".join(line.text for line in takewhile(lambda line: line.text != "---", lines[1:]))
    try:
        _plain(path, text)
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        told = getattr(error, "problem", None) or "cannot be read"
        line = mark.line + 2 if mark else 1
        raise SourceError(path, line, f"the front matter: {told}", "write  key: value") from None
    return found if isinstance(found, dict) else {}


def _plain(path: Path, text: str) -> None:
    """Refuse what makes YAML a language, before anything is built from it. Raises SourceError."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        named = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if named or depth > _DEEPEST:
            told = "nested too deeply" if not named else f"a tag, an anchor or an alias: {named!r}"
            fix = "write the value itself, as text, a number or a list"
            line = event.start_mark.line + 2 if event.start_mark else 1
            raise SourceError(path, line, f"the front matter: {told}", fix)


def strange(path: Path, lines: Sequence[Line]) -> Iterator[SourceError]:
    """Front matter that is more than words about the page; any page may have some."""
    try:
        head = read(path, lines)
        yield from _outside(path, lines)
    except SourceError as error:
        yield error
        return
    for key, value in head.items():
        line = _line(lines, f"{key}:")
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, 1)
            fix = f"did you mean {near[0]}?" if near else f"there are {', '.join(KEYS)}"
            yield SourceError(path, line, f"unknown front-matter key {str(key)!r}", fix)
        elif not isinstance(value, KEYS[key]):
            message = f"the front matter's {key} is {type(value).__name__}"
            yield SourceError(path, line, message, f"write  {_example(key)}")
        elif isinstance(value, str) and (found := _MARKS.search(value)):
            message = f"the front matter's {key} holds {found[0]!r}, which acts in a page's head"
            yield SourceError(path, line, message, "say it in words")


def _outside(path: Path, lines: Sequence[Line]) -> Iterator[SourceError]:
    """Front matter that the site would read from other lines than a person does."""
    if lines and lines[0].text == "---":
        ends = [line for line in lines[1:] if _ENDS.fullmatch(line.text)]
        if not ends or ends[0].text != "---":
            number = ends[0].number if ends else 1
            fix = "write  ---  alone on a line, above and below it"
            yield SourceError(path, number, "the front matter is not closed", fix)
    elif lines and (_META.match(lines[0].text) or _ENDS.fullmatch(lines[0].text)):
        fix = "write  ---  alone on a line, above and below it; or begin with a heading"
        yield SourceError(path, 1, "the page begins with what the site takes for front matter", fix)


def _example(key: str) -> str:
    """The key with a value of its kind."""
    kind = KEYS[key]
    if kind is list:
        return f'{key}: ["…"]'
    return _MINUTES if key == "minutes" else f"{key}: {'false' if kind is bool else 'Words.'}"


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
