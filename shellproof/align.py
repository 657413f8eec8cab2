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
    table = _Table(expected, actual, names)
    return table.pairs() if len(expected) * len(actual) <= _LARGEST else table.ends()


class _Table:
    """What it costs to line up what is left, from expected line i and actual line j on."""

    def __init__(
        self, expected: Sequence[str], actual: Sequence[str], names: Mapping[str, str]
    ) -> None:
        self._expected, self._actual, self._names = expected, actual, names
        self._rows, self._columns = len(expected), len(actual)

    def pairs(self) -> list[Pair]:
        """Walk along a cheapest way."""
        self._cost = [[0] * (self._columns + 1) for _ in range(self._rows + 1)]
        for i in range(self._rows, -1, -1):
            for j in range(self._columns, -1, -1):
                self._cost[i][j] = self._cheapest(i, j)
        pairs: list[Pair] = []
        i = j = 0
        while i < self._rows or j < self._columns:
            i, j, pair = self._move(i, j)
            pairs.append(pair)
        return pairs

    def _cheapest(self, i: int, j: int) -> int:
        """The fewest lines dropped or new."""
        more, came = i < self._rows, j < self._columns
        if more and self._expected[i] == ANY_LINES:
            taken = [self._cost[i][j + 1]] if came else []
            return min([self._cost[i + 1][j], *taken])
        options = [self._cost[i + 1][j + 1]] if more and came and self._same(i, j) else []
        options += [1 + self._cost[i + 1][j]] if more else []
        options += [1 + self._cost[i][j + 1]] if came else []
        return min(options, default=0)

    def _move(self, i: int, j: int) -> tuple[int, int, Pair]:
        """The next step along a cheapest way, and the pair it yields."""
        more, came, cost = i < self._rows, j < self._columns, self._cost
        if more and self._expected[i] == ANY_LINES:
            if came and cost[i][j + 1] == cost[i][j] < cost[i + 1][j]:
                return i, j + 1, (i, j)
            return i + 1, j, (i, None)
        if more and came and cost[i + 1][j + 1] == cost[i][j] and self._same(i, j):
            return i + 1, j + 1, (i, j)
        if more and cost[i + 1][j] + 1 == cost[i][j]:
            return i + 1, j, (i, None)
        return i, j + 1, (None, j)

    def _same(self, i: int, j: int) -> bool:
        return match_line(self._expected[i], self._actual[j], dict(self._names)) is not None

    def ends(self) -> list[Pair]:
        """Line up equal beginnings and equal ends alone."""
        shorter = min(self._rows, self._columns)
        head = 0
        while head < shorter and self._same(head, head):
            head += 1
        tail = 0
        while tail < shorter - head and self._same(self._rows - 1 - tail, self._columns - 1 - tail):
            tail += 1
        rows, columns = self._rows - tail, self._columns - tail
        return [
            *((k, k) for k in range(head)),
            *((i, None) for i in range(head, rows)),
            *((None, j) for j in range(head, columns)),
            *((rows + k, columns + k) for k in range(tail)),
        ]
