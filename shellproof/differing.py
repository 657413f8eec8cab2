"""What one command did otherwise than its transcript says, as a survey keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from shellproof.align import align
from shellproof.failure import diff
from shellproof.outcome import Names, Outcome
from shellproof.surveyed import Difference
from shellproof.transcript import Transcript

_WIDEST = 1000  # characters of a line; the part that differs is often at its end


def differs(outcome: Outcome, names: Mapping[str, str]) -> bool:
    """Whether a command did not do what its transcript says."""
    found = outcome.compare(names)
    return not found.ok or bool(outcome.untyped) or outcome.exit != outcome.step.exit


def difference(transcript: Transcript, outcome: Outcome, names: Names) -> Difference:
    """The difference, without any secret. `names` have learnt from the outcome already."""
    masked, step = names.masked(outcome), outcome.step
    rows = diff(masked, align(step.expected, masked.lines, names.shown()), _WIDEST)
    return Difference(
        *(transcript.steps.index(step), step.host, masked.command),
        *(step.exit, outcome.exit, tuple(rows)),
    )
