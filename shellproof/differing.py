"""What one command did otherwise than its transcript says, as a survey keeps it."""

from __future__ import annotations

from shellproof.align import align
from shellproof.failure import diff
from shellproof.outcome import Names, Outcome
from shellproof.surveyed import Difference
from shellproof.transcript import Transcript

_WIDEST = 1000  # characters of a line; the part that differs is often at its end


def difference(transcript: Transcript, outcome: Outcome, names: Names) -> Difference:
    """The difference, without any secret. `names` have learnt from the outcome already."""
    masked, step = names.masked(outcome), outcome.step
    rows = diff(masked, align(step.expected, masked.lines, names.shown()), _WIDEST)
    return Difference(
        *(transcript.steps.index(step), step.host, masked.command),
        *(step.exit, outcome.exit, tuple(rows)),
    )
