"""What a person typed into a running program, found again where its terminal showed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shellproof.match import Span
from shellproof.transcript import Key

TYPED = "typed"  # a kind of span of our own


def typed_spans(lines: Sequence[str], keys: Sequence[Key]) -> Iterator[Span]:
    """The ends of lines where each key's text stands behind a prompt, in the order of typing."""
    at = 0
    for key in keys:
        for number in range(at, len(lines)):
            start = len(lines[number]) - len(key.text)
            if start > 0 and lines[number].endswith(key.text):
                yield Span(number, start, len(lines[number]), TYPED)
                at = number + 1
                break
