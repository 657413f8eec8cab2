"""Makes mutants of a transcript: each differs from it in one thing that its proof must notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from shellproof import directives, parser, pattern
from shellproof.transcript import Step
from tests.shellproof.reading import HERE
from tests.shellproof.world import HEAD

BROKEN = "mutated-by-a-test"  # a command of this name is not found, and nothing prints it
_OTHER = {"nodeid": "ip", "mac": "port", "time": "port"}  # a kind that matches no value of this one


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: of which sort, in which line of the whole file, and what comes of it."""

    sort: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.sort}-{self.line}".replace(" ", "-")


def mutants(text: str) -> Iterator[Mutant]:
    """All mutants of a transcript, with or without its front matter."""
    whole = text if text.startswith("---") else HEAD + text
    for item in parser.parse(HERE, whole)[1]:
        if isinstance(item, Step):
            yield from _of_step(whole.split("\n"), item)


def _of_step(lines: list[str], step: Step) -> Iterator[Mutant]:
    prompt = lines[step.line - 1]
    yield _replaced("command", lines, step.line, re.sub(r"\$ ", f"$ {BROKEN} ", prompt, count=1))
    status = f"[exit {step.exit % 255 + 1}]"
    if step.exit:
        yield _replaced("exit", lines, step.end, status)
    else:
        yield Mutant("exit", step.end, "\n".join([*lines[: step.end], status, *lines[step.end :]]))
    whole = pattern.ANY_LINES not in step.expected  # it would take the place of what is left out
    yield from chain.from_iterable(
        _of_line(lines, step.shown + n, whole=whole) for n in range(len(step.expected))
    )


def _of_line(lines: list[str], number: int, *, whole: bool) -> Iterator[Mutant]:
    line = lines[number - 1]
    if line == pattern.ANY_LINES or directives.is_key(line):
        return
    yield _replaced("expected", lines, number, f"{line} {BROKEN}")
    yield Mutant("added", number, "\n".join([*lines[:number], BROKEN, *lines[number:]]))
    if line and whole:
        yield Mutant("left out", number, "\n".join([*lines[: number - 1], *lines[number:]]))
    for hole in pattern.holes(line):
        if hole.kind and hole.kind not in ("word", "secret"):
            other = hole.source.replace(hole.kind, _OTHER.get(hole.kind, "mac"))
            yield _replaced("kind", lines, number, line.replace(hole.source, other, 1))


def _replaced(sort: str, lines: list[str], number: int, line: str) -> Mutant:
    return Mutant(sort, number, "\n".join([*lines[: number - 1], line, *lines[number:]]))
