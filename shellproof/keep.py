"""Makes the recording of a run, keeping of the one before whatever still holds.

A recording changes only where what it shows has changed in kind: an identifier that was drawn
anew is no change, so a page does not churn from one recording to the next.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from shellproof import recording
from shellproof.errors import SourceError
from shellproof.failure import StepError
from shellproof.kinds import KINDS
from shellproof.match import Match, match
from shellproof.outcome import Outcome
from shellproof.recording import RecordedStep, Recording
from shellproof.runs import Run
from shellproof.transcript import Step, Transcript

_MUCH = 5.0  # seconds
_OPEN_LINES = 200  # of the lines that one output leaves open, the most that are kept
_RANDOM = ("id", "nodeid", "uuid", "digest")


class Keeper:
    """Goes through a page's snippets in order, since a captured value shows in later ones."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._fresh: dict[str, str] = {}  # captured values as this run had them
        self._shown: dict[str, str] = {}  # the same values as the recordings show them

    def make(self, transcript: Transcript) -> Recording:
        """The recording of a snippet whose transcript holds what was learnt already."""
        old = _old(transcript)
        before = _by_command(old.steps if old and not old.unproven else ())
        outcomes = self._run.outcomes[transcript.name]
        steps = tuple(
            self._step(transcript, step, self._run.names.masked(outcome), before)
            for step, outcome in zip(transcript.steps, outcomes, strict=True)
        )
        new = Recording(
            *(transcript.name, transcript.fingerprint(), datetime.date.today().isoformat()),
            *(round(self._run.seconds[transcript.name], 1), None),
            facts=self._run.facts,
            materials=tuple(self._run.materials[transcript.name]),
            steps=steps,
        )
        if not old or not _same(old, new):
            return new
        return replace(old, seconds=new.seconds) if _far_off(old, new) else old

    def _step(
        self,
        transcript: Transcript,
        step: Step,
        outcome: Outcome,
        before: dict[tuple[str, str], list[RecordedStep]],
    ) -> RecordedStep:
        found = match(step.expected, outcome.lines, self._fresh)
        if not found.ok:
            raise StepError(transcript, outcome, self._fresh, "while recording")
        self._fresh = found.names
        command = self._aged(outcome.command)
        lines = tuple(map(self._aged, _cut(outcome.lines, found)))
        olds = before.get((step.host, command), [])
        kept = olds.pop(0) if olds else None
        if kept and kept.exit == outcome.exit and match(step.expected, kept.output, self._shown).ok:
            lines = kept.output
        shown = match(step.expected, lines, self._shown)
        self._shown = shown.names
        return RecordedStep(
            *(step.host, command, lines, outcome.exit or 0, outcome.truncated), tuple(shown.spans)
        )

    def _aged(self, text: str) -> str:
        """The text with each captured value as earlier recordings show it.

        All at once: what one is shown as may be what another one is now.
        """
        shown: dict[str, str] = {}
        for name, value in self._fresh.items():
            old = self._shown.get(name, value)
            shown.setdefault(value, old)
            if KINDS["id"].matches(value):
                shown.setdefault(value[:12], old[:12])
        if all(value == old for value, old in shown.items()):
            return text
        either = "|".join(map(_found, sorted(shown, key=len, reverse=True)))
        return re.sub(either, lambda found: shown[found[0]], text)


def _found(value: str) -> str:
    """A pattern for a value: in other words too, where it is too long and random to be chance."""
    if any(KINDS[kind].matches(value) for kind in _RANDOM):
        return re.escape(value)
    return rf"(?<![\w.]){re.escape(value)}(?![\w.])"


def unproven(transcript: Transcript, reason: str) -> Recording:
    """The recording of a snippet that could not be run here: an earlier run, or the reason."""
    old = _old(transcript)
    if old and not old.unproven and old.fingerprint == transcript.fingerprint():
        return old
    steps = tuple(RecordedStep(s.host, s.command, (), s.exit, 0, ()) for s in transcript.steps)
    today = datetime.date.today().isoformat()
    fingerprint = transcript.fingerprint()
    new = Recording(transcript.name, fingerprint, today, 0.0, reason, {}, (), steps)
    return old if old and _same(old, new) else new


def _by_command(steps: tuple[RecordedStep, ...]) -> dict[tuple[str, str], list[RecordedStep]]:
    """The steps of each command, in order: one that is run twice printed something each time."""
    found: dict[tuple[str, str], list[RecordedStep]] = {}
    for step in steps:
        found.setdefault((step.host, step.command), []).append(step)
    return found


def _old(transcript: Transcript) -> Recording | None:
    try:
        return recording.load(transcript.recording, "")
    except SourceError:
        return None


def _same(old: Recording, new: Recording) -> bool:
    return replace(old, recorded=new.recorded, seconds=new.seconds) == new


def _far_off(old: Recording, new: Recording) -> bool:
    """Whether a snippet takes so much longer, or less, that work would be shared out wrongly."""
    less, more = sorted((old.seconds, new.seconds))
    return more - less > _MUCH and more > 2 * less


def _cut(lines: tuple[str, ...], found: Match) -> tuple[str, ...]:
    """The lines without the middle of what is left open, where that is very long."""
    left_open = [span.line for span in found.spans if span.kind == "lines"]
    if len(left_open) <= _OPEN_LINES:
        return lines
    drop = set(left_open[_OPEN_LINES // 2 : -_OPEN_LINES // 2])
    note = f"… {len(drop)} lines are left out here"
    first = min(drop)
    return tuple(
        note if n == first else line for n, line in enumerate(lines) if n == first or n not in drop
    )
