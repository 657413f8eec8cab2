"""The check of an exercise: it fails before the solution, and passes after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from macros.athome import script
from macros.lesson.outline import Line, Section, below
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.transcript import Step, Transcript

_CHECK = re.compile(r"\s*\{\{ +check\(\s*[\"']([^\"']+)[\"']")
_SNIPPET = re.compile(r"\s*\{\{ +snippet\(\s*[\"']([^\"']+)[\"']")
_UNPROVEN = re.compile(r"<!-- unproven: \S.* -->")
_SOLUTION = re.compile(r"\?\?\?\+? success ")


class _Place(NamedTuple):
    """A page, and the lines of its check and of its solution."""

    path: Path
    check: int
    solution: int


def faults(path: Path, section: Section, library: Library) -> Iterator[SourceError]:
    """What the check of an exercise lacks."""
    solution = next((line for line in section.lines if _SOLUTION.match(line.text)), None)
    if solution is None:
        return  # the exercise's own rule tells that
    before = [line for line in section.lines if line.number < solution.number]
    calls = [(line, found[1]) for line in before if (found := _CHECK.match(line.text))]
    inside = below(section.lines, solution.number)
    # Where nothing can prove a solution, and the page says why, nothing can prove a check.
    if not calls and not any(_UNPROVEN.search(line.text) for line in inside):
        message = "the exercise has no check to run at home"
        fix = 'before the hints:  {{ check("chapter/page-check") }}'
        yield SourceError(path, section.number, message, fix)
    solved = [library.transcript(name) for name in _named(inside) if name in library.names()]
    for line, name in calls:
        yield from _unfit(_Place(path, line.number, solution.number), name, solved, library)


def _unfit(
    place: _Place, name: str, solved: Sequence[Transcript], library: Library
) -> Iterator[SourceError]:
    """Why a check is none: it passes too early, or nothing in the solution passes it."""
    try:
        first = library.transcript(name)
        run = f"sh {script(first).name}"
    except SourceError as error:
        if name in library.names():  # a name that is not known is told elsewhere
            yield error
        return
    if not any(step.exit for step in _runs([first], run)):
        message = f"the check does not fail before the exercise is done: $ {run}"
        fix = "let it look for what only the solution makes"
        yield SourceError(place.path, place.check, message, fix)
    if not any(step.exit == 0 for step in _runs(solved, run)):
        message = f"no snippet of the solution passes the check: $ {run}"
        fix = "run it at the end of the solution"
        yield SourceError(place.path, place.solution, message, fix)


def _named(lines: Sequence[Line]) -> Iterator[str]:
    return (found[1] for line in lines if (found := _SNIPPET.match(line.text)))


def _runs(transcripts: Sequence[Transcript], run: str) -> list[Step]:
    return [step for each in transcripts for step in each.steps if step.command.strip() == run]
