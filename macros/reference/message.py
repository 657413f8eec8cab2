"""What an error looks like: of a snippet's steps, those that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.step import step
from shellproof.recording import RecordedStep, Recording
from shellproof.transcript import Step, Transcript

_FRAME = Shape(
    '<figure class="pc-snippet pc-message">\n<div class="pc-terminal">\n{steps}\n</div>\n</figure>'
)
_QUIET = Html('<p class="pc-exit">The command itself does not fail: <b>exit status 0</b></p>')
# Where no command fails, the words that an error is told with.
_TELLING = re.compile(
    r"error|fail|cannot|can't|denied|refused|no such|not found|no suitable|unable", re.IGNORECASE
)

Pair = tuple[Step, RecordedStep]


def message(transcript: Transcript, recording: Recording) -> Html:
    """The commands that fail, with what they print and how they end."""
    mask = Mask(recording)
    pairs = telling(transcript, recording)
    steps = [step(written, recorded, mask) for written, recorded in pairs]
    quiet = [] if any(recorded.exit for _, recorded in pairs) else [_QUIET]
    return _FRAME(steps=joined([*steps, *quiet], "\n"))


def telling(transcript: Transcript, recording: Recording) -> list[Pair]:
    """The steps that fail; where none does, the last one that speaks of a failure."""
    pairs = list(zip(transcript.steps, recording.steps, strict=True))
    if failing := [pair for pair in pairs if pair[1].exit]:
        return failing
    return [*_last(pairs, spoken=True), *_last(pairs, spoken=False), *pairs][:1]


def _last(pairs: list[Pair], *, spoken: bool) -> Iterator[Pair]:
    for pair in reversed(pairs):
        text = "\n".join(pair[1].output)
        if _TELLING.search(text) if spoken else text:
            yield pair


def words(transcript: Transcript, recording: Recording) -> list[str]:
    """The line of each telling step that says what is wrong, its secrets hidden."""
    mask = Mask(recording)
    found = (_line(recorded.output) for _, recorded in telling(transcript, recording))
    return [mask(line) for line in found if line]


def _line(output: Sequence[str]) -> str:
    """The first line that speaks of a failure, else the last one that says anything."""
    said = [line.strip() for line in output if line.strip()]
    return next(filter(_TELLING.search, said), said[-1] if said else "")
