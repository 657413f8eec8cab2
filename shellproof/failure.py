"""A command that did not do what its transcript says, told so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shellproof.align import Pair, align
from shellproof.errors import ProofError, shown
from shellproof.kinds import MASK
from shellproof.outcome import Outcome
from shellproof.pattern import ANY_LINES
from shellproof.transcript import Transcript

_CONTEXT = 3  # lines around a difference
_LONGEST = 40  # lines of a difference
_WIDEST = 200  # characters of a line


class StepError(ProofError):
    """One failed command. The outcome must be masked already."""

    def __init__(
        self, transcript: Transcript, outcome: Outcome, names: Mapping[str, str], where: str
    ) -> None:
        self.transcript, self.outcome = transcript, outcome
        pairs = align(outcome.step.expected, outcome.lines, names)
        self.line = _line(outcome, pairs)
        self.reason = reason(outcome, transcript.timeout)
        super().__init__("\n".join(self._text(pairs, where)))

    def _text(self, pairs: list[Pair], where: str) -> Iterator[str]:
        name = self.transcript.name
        yield f"{shown(self.transcript.path)}:{self.line}: {self.reason}"
        yield from (f"    {line}" for line in _command(self.outcome))
        yield from (f"    {line}" for line in diff(self.outcome, pairs))
        yield f"  on: {where}"
        if _unforeseen(self.outcome):
            yield "  a secret was printed, masked here: expect  <name:secret>  in its place"
        yield f"  mend: edit the transcript, then  make prove K={name}"
        yield f"  or take what came:  make record K={name}  and read  git diff"


def reason(outcome: Outcome, timeout: float) -> str:
    """What is wrong, in one line."""
    if outcome.exit is None:
        return f"still running after {timeout:g} s, and stopped"
    if outcome.untyped:
        return f"the terminal never showed {outcome.missed!r}"
    if outcome.exit != outcome.step.exit:
        return f"exit {outcome.exit}, expected {outcome.step.exit}"
    return "the output is not what was expected"


def _unforeseen(outcome: Outcome) -> bool:
    """Whether a secret came that the transcript does not expect."""
    expected = "\n".join(outcome.step.expected)
    return MASK in "\n".join(outcome.lines) and "secret>" not in expected and MASK not in expected


def _line(outcome: Outcome, pairs: list[Pair]) -> int:
    """The first expected line that did not come, or the command's own."""
    step = outcome.step
    if outcome.exit != step.exit or outcome.untyped:
        return step.line
    for expected, actual in pairs:
        if expected is not None and actual is None and step.expected[expected] != ANY_LINES:
            return step.shown + expected
    return step.line


def _command(outcome: Outcome) -> Iterator[str]:
    host = f"[{outcome.step.host}] " if outcome.step.host else ""
    first, *rest = outcome.command.split("\n")
    yield f"{host}$ {first}"
    yield from (f"> {line}" for line in rest)


def diff(outcome: Outcome, pairs: list[Pair], widest: int = _WIDEST) -> list[str]:
    """Expected lines with `-`, lines that came with `+`, and a few around them.

    A row has at most `widest` characters.
    """
    rows = [_row(outcome, expected, actual) for expected, actual in pairs]
    changed = (n for n, row in enumerate(rows) if row[0] in "-+")
    shown = sorted({near for n in changed for near in range(n - _CONTEXT, n + _CONTEXT + 1)})
    near = [rows[n] for n in shown if 0 <= n < len(rows)]
    cut = [f"  … {len(near) - _LONGEST} more lines"] if len(near) > _LONGEST else []
    noted = [f"  … {outcome.truncated} bytes more were not kept"] if outcome.truncated else []
    return [row[:widest] for row in near[:_LONGEST]] + cut + noted


def _row(outcome: Outcome, expected: int | None, actual: int | None) -> str:
    if expected is None and actual is not None:
        return f"+ {outcome.lines[actual]}"
    assert expected is not None
    line = outcome.step.expected[expected]
    # Not two blanks: a line of output must never begin one of ours.
    return f"| {line}" if actual is not None or line == ANY_LINES else f"- {line}"
