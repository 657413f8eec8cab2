"""What came of one command, with its secrets masked wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from shellproof.kinds import MASK, SECRETS
from shellproof.match import Match, match, match_line
from shellproof.pattern import ANY_LINES
from shellproof.shell import COLUMNS
from shellproof.transcript import Step
from shellproof.tuples import NamedTuple


class Outcome(NamedTuple):
    """One command that ran."""

    step: Step
    command: str  # with captured values pasted
    lines: tuple[str, ...]
    exit: int | None  # None: it was stopped at its deadline
    truncated: int  # bytes
    untyped: int  # keys whose cue never came
    seconds: float

    @property
    def missed(self) -> str:
        """The first cue that never came; only where there are keys left."""
        return self.step.keys[len(self.step.keys) - self.untyped].after

    def compare(self, names: Mapping[str, str]) -> Match:
        """Match the expected output against what came."""
        return match(self.step.expected, self.lines, names)

    def kept(self, found: Match) -> bool:
        """Whether it did all that its transcript says, given how its output matched."""
        return found.ok and not self.untyped and self.exit == self.step.exit


class Names:
    """The values captured so far, and which of them must never be shown."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.secrets: set[str] = set()

    def learn(self, found: Match, outcome: Outcome) -> None:
        """Take over what a match captured; where there is none, what lines up captures."""
        if found.ok:
            self.values.update(found.names)
            for span in found.spans:
                self._span(outcome.lines[span.line], span.start, span.end, span.kind)
        else:
            self._lines(outcome)

    def _lines(self, outcome: Outcome) -> None:
        expected = outcome.step.expected
        if "<" not in "".join(expected):
            return
        from shellproof.align import align  # few commands need it

        self._secrets(outcome)
        for i, j in align(expected, outcome.lines, self.values):
            if i is not None and j is not None and expected[i] != ANY_LINES:
                match_line(expected[i], outcome.lines[j], self.values)

    def _secrets(self, outcome: Outcome) -> None:
        """A secret is one wherever its line came to stand: better one too many than one too few."""
        for expected in (each for each in outcome.step.expected if "secret" in each):
            for line in outcome.lines:
                for start, end, kind, _ in match_line(expected, line, dict(self.values)) or ():
                    self._span(line, start, end, kind)

    def _span(self, line: str, start: int, end: int, kind: str) -> None:
        if kind == "secret":
            self.secrets.add(line[start:end])

    def masked(self, outcome: Outcome) -> Outcome:
        """The outcome as it may be shown."""
        lines = self._unwrapped(outcome.lines) if outcome.step.terminal else outcome.lines
        lines = tuple(map(self.mask, lines))
        return outcome._replace(command=self.mask(outcome.command), lines=lines)

    def _unwrapped(self, lines: Sequence[str]) -> tuple[str, ...]:
        """As many rows of a terminal, without a secret that goes on from one to the next."""
        shown: list[str] = []
        for rows in _joined(lines):
            whole, last = self.mask("".join(rows)), len(rows) - 1
            if whole == "".join(map(self.mask, rows)):
                shown += rows
            else:
                starts = range(0, last * COLUMNS, COLUMNS)
                shown += [whole[at : at + COLUMNS] for at in starts] + [whole[last * COLUMNS :]]
        return tuple(shown)

    def mask(self, text: str) -> str:
        """The text without any secret."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, MASK)
        return re.sub(SECRETS, MASK, text)

    def shown(self) -> dict[str, str]:
        """The captured values as they may be shown."""
        return {name: self.mask(value) for name, value in self.values.items()}


def _joined(rows: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a terminal, those together that may be one line: each but the last is full."""
    line: list[str] = []
    for row in rows:
        line.append(row)
        if len(row) != COLUMNS:
            yield line
            line = []
    if line:
        yield line
