"""What two runs of a page teach: the lines that each of its steps should expect."""

from __future__ import annotations

from collections.abc import Sequence

from shellproof.draft import Draft, draft
from shellproof.errors import SourceError, UnexplainedError
from shellproof.learn import Line, Namer
from shellproof.outcome import Outcome
from shellproof.pattern import holes
from shellproof.rewrite import Change
from shellproof.runs import Run
from shellproof.transcript import Transcript


class Lessons:
    """Drafts first, for all snippets, since a value gets a name only when it comes back."""

    def __init__(self, first: Run, second: Run, transcripts: Sequence[Transcript]) -> None:
        self._first, self._second = first, second
        self._namer = Namer()
        for name, value in first.names.values.items():
            self._namer.known(name, value, second.names.values.get(name, value))
        for transcript in transcripts:
            self._namer.taken.update(_names(transcript))
        self._drafts = {t.name: self._draft(t) for t in transcripts}
        for drafts in self._drafts.values():
            self._namer.count(line for d in drafts for line in d if isinstance(line, tuple))

    def changes(self, transcript: Transcript) -> list[Change]:
        """What each step of a snippet should expect. Raises SourceError."""
        found = zip(self._outcomes(transcript), self._drafts[transcript.name], strict=True)
        return [self._change(first, written) for (first, _), written in found]

    def _outcomes(self, transcript: Transcript) -> list[tuple[Outcome, Outcome]]:
        ours, theirs = self._first.outcomes, self._second.outcomes
        return list(zip(ours[transcript.name], theirs[transcript.name], strict=True))

    def _draft(self, transcript: Transcript) -> list[Draft]:
        names, others = self._first.names, self._second.names
        out = []
        for first, second in self._outcomes(transcript):
            try:
                masked = names.masked(first), others.masked(second)
                out.append(draft(*masked, names.shown(), others.shown()))
            except UnexplainedError as error:
                command = first.step.command.split("\n")[0]
                message = f"$ {command}: {error}"
                raise SourceError(transcript.path, first.step.line, message) from None
        return out

    def _change(self, outcome: Outcome, written: Draft) -> Change:
        lines = tuple(self._line(outcome, line) for line in written)
        return Change(outcome.step, lines, outcome.exit or 0)

    def _line(self, outcome: Outcome, line: str | Line) -> str:
        if isinstance(line, str):
            self._namer.kept(line)
            return line
        return self._namer.write(line, outcome.step.command)


def _names(transcript: Transcript) -> set[str]:
    """The names that a person has given already."""
    return {
        hole.name for step in transcript.steps for line in step.expected for hole in holes(line)
    }
