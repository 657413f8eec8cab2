"""Writes what was learnt into a transcript, and leaves every other line as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shellproof.errors import SourceError
from shellproof.parser import parse, text_of
from shellproof.recording import write
from shellproof.transcript import Step, Transcript


@dataclass(frozen=True, slots=True)
class Change:
    """What a step prints now."""

    step: Step
    expected: tuple[str, ...]
    exit: int

    @property
    def needed(self) -> bool:
        """Whether the transcript says otherwise."""
        return (self.expected, self.exit) != (self.step.expected, self.step.exit)


def rewrite(transcript: Transcript, changes: Sequence[Change]) -> bool:
    """Write the changes, from the last to the first so that line numbers hold."""
    text = text_of(transcript.path)
    if parse(transcript.path, text)[1] != transcript.items:
        message = "the transcript was edited while it was being recorded: nothing was written"
        raise SourceError(transcript.path, 1, message, f"make record K={transcript.name}")
    needed = [change for change in changes if change.needed]
    if not needed:
        return False
    lines = text.split("\n")
    for change in sorted(needed, key=lambda change: -change.step.line):
        failed = [f"[exit {change.exit}]"] if change.exit else []
        lines[change.step.shown - 1 : change.step.end] = [*change.expected, *failed]
    write(transcript.path, "\n".join(lines).rstrip("\n") + "\n")
    return True
