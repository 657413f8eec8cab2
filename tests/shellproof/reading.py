"""Short ways to read a transcript and to compare an output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from shellproof import parser
from shellproof.match import Match, match
from shellproof.transcript import Item, Step
from tests.shellproof.world import HEAD

HERE = Path("session.console")


def items(body: str, head: str = HEAD) -> tuple[Item, ...]:
    """The items of a transcript."""
    return parser.parse(HERE, head + body)[1]


def step(body: str, head: str = HEAD) -> Step:
    """The one command of a transcript."""
    (found,) = items(body, head)
    assert isinstance(found, Step)
    return found


def compared(expected: str, actual: str, names: Mapping[str, str] | None = None) -> Match:
    """Match an output, both sides as they would be written below a command."""
    lines: Sequence[str] = step(f"$ true\n{expected}\n").expected
    return match(lines, actual.split("\n"), names or {})


def matches(expected: str, actual: str, names: Mapping[str, str] | None = None) -> bool:
    """Whether the output is what was expected."""
    return compared(expected, actual, names).ok
