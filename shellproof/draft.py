"""The expected lines of one step, drafted from two runs around what a person wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shellproof.align import Pair, align
from shellproof.errors import UnexplainedError
from shellproof.learn import Line, compare, proposal
from shellproof.outcome import Outcome
from shellproof.pattern import ANY_LINES

Draft = list[str | Line]  # an expected line that stays as it is written, or one that is new
Values = Mapping[str, str]


def draft(first: Outcome, second: Outcome, names: Values, others: Values) -> Draft:
    """The lines to expect; names are the captured values of either run. Raises UnexplainedError."""
    if first.exit != second.exit:
        raise UnexplainedError(f"two runs differ: exit {first.exit} and then exit {second.exit}")
    expected = first.step.expected
    if first.compare(names).ok and second.compare(others).ok:
        return list(expected)
    if first.truncated:
        raise UnexplainedError(f"too long, {first.truncated} bytes more: write  ...  for its lines")
    pairs = align(expected, first.lines, names)
    theirs = align(expected, second.lines, others)
    kept = _kept(expected, pairs) & _kept(expected, theirs)
    new = _compared(_rest(pairs, kept, first), _rest(theirs, kept, second))
    return list(_merged(expected, pairs, kept, iter(new)))


def _kept(expected: Sequence[str], pairs: Sequence[Pair]) -> set[int]:
    """The expected lines that still hold; `...` always does."""
    return {i for i, j in pairs if i is not None and (j is not None or expected[i] == ANY_LINES)}


def _rest(pairs: Sequence[Pair], kept: set[int], outcome: Outcome) -> list[str]:
    return [outcome.lines[j] for i, j in pairs if j is not None and i not in kept]


def _compared(first: Sequence[str], second: Sequence[str]) -> list[Line]:
    if len(first) != len(second):
        raise UnexplainedError(
            proposal(first, second, f"{len(first)} lines and then {len(second)}")
        )
    try:
        return [compare(a, b) for a, b in zip(first, second, strict=True)]
    except UnexplainedError as error:
        raise UnexplainedError(proposal(first, second, str(error))) from None


def _merged(
    expected: Sequence[str], pairs: Sequence[Pair], kept: set[int], new: Iterator[Line]
) -> Iterator[str | Line]:
    written: set[int] = set()
    for i, j in pairs:
        if i in kept and i is not None:
            if i not in written:
                yield expected[i]
            written.add(i)
        elif j is not None:
            yield next(new)
