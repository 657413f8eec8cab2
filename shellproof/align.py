"""Lines up expected lines with those that came, keeping as many expected ones as possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shellproof.match import match_line
from shellproof.pattern import ANY_LINES

Pair = tuple[int | None, int | None]  # (index expected, index actual); one of them may be missing
_LARGEST = 250_000  # comparisons; past that only equal beginnings and ends are lined up


def align(expected: Sequence[str], actual: Sequence[str], names: Mapping[str, str]) -> list[Pair]:
    """Pairs in order: matched, expected only (dropped), actual only (new).

    The shortest edit script, by dynamic programming (Wagner and Fischer, 1974). A line `...`
    takes any number of actual lines, each paired with it.
    """
    if len(expected) * len(actual) > _LARGEST:
        return _ends(expected, actual, names)
    cost = _costs(expected, actual, names)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(expected) or j < len(actual):
        i, j, pair = _move(expected, actual, names, cost, i, j)
        pairs += [pair] if pair else []
    return pairs


def _costs(
    expected: Sequence[str], actual: Sequence[str], names: Mapping[str, str]
) -> list[list[int]]:
    """cost[i][j]: the fewest lines dropped or new from expected i and actual j on."""
    rows, columns = len(expected), len(actual)
    cost = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            cost[i][j] = _cheapest(expected, actual, names, cost, i, j)
    return cost


def _cheapest(
    expected: Sequence[str],
    actual: Sequence[str],
    names: Mapping[str, str],
    cost: list[list[int]],
    i: int,
    j: int,
) -> int:
    more, came = i < len(expected), j < len(actual)
    if more and expected[i] == ANY_LINES:
        return min(cost[i + 1][j], cost[i][j + 1] if came else cost[i + 1][j])
    options = []
    if more and came and _same(expected[i], actual[j], names):
        options.append(cost[i + 1][j + 1])
    if more:
        options.append(1 + cost[i + 1][j])
    if came:
        options.append(1 + cost[i][j + 1])
    return min(options, default=0)


def _move(
    expected: Sequence[str],
    actual: Sequence[str],
    names: Mapping[str, str],
    cost: list[list[int]],
    i: int,
    j: int,
) -> tuple[int, int, Pair | None]:
    """The next step along a cheapest way, and the pair it yields."""
    more, came = i < len(expected), j < len(actual)
    if more and expected[i] == ANY_LINES:
        if came and cost[i][j + 1] == cost[i][j] and cost[i + 1][j] > cost[i][j]:
            return i, j + 1, (i, j)
        return i + 1, j, (i, None)
    equal = more and came and cost[i + 1][j + 1] == cost[i][j]
    if equal and _same(expected[i], actual[j], names):
        return i + 1, j + 1, (i, j)
    if more and cost[i + 1][j] + 1 == cost[i][j]:
        return i + 1, j, (i, None)
    return i, j + 1, (None, j)


def _same(expected: str, actual: str, names: Mapping[str, str]) -> bool:
    return match_line(expected, actual, dict(names)) is not None


def _ends(expected: Sequence[str], actual: Sequence[str], names: Mapping[str, str]) -> list[Pair]:
    shorter = min(len(expected), len(actual))
    head = 0
    while head < shorter and _same(expected[head], actual[head], names):
        head += 1
    tail = 0
    while tail < shorter - head and _same(expected[-1 - tail], actual[-1 - tail], names):
        tail += 1
    rows, columns = len(expected) - tail, len(actual) - tail
    return [
        *((k, k) for k in range(head)),
        *((i, None) for i in range(head, rows)),
        *((None, j) for j in range(head, columns)),
        *((rows + k, columns + k) for k in range(tail)),
    ]
