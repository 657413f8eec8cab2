"""What an error looks like: of a snippet's steps, those that tell it."""

from __future__ import annotations

from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.reference.masked import masked
from macros.reference.telltale import tells, telltales
from macros.step import step
from shellproof.recording import RecordedStep, Recording
from shellproof.transcript import Step, Transcript

_FRAME = Shape(
    '<figure class="pc-snippet pc-message">\n<div class="pc-terminal">\n{steps}\n</div>\n</figure>'
)
_QUIET = Html('<p class="pc-exit">The command itself does not fail: <b>exit status 0</b></p>')
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
    spoken = [pair for pair in pairs if tells(pair[1].output)]
    printed = [pair for pair in pairs if any(pair[1].output)]
    return [*spoken[::-1], *printed[::-1], *pairs][:1]


def words(transcript: Transcript, recording: Recording) -> list[Html]:
    """The lines of each telling step that say what is wrong; what varies is taken out of them."""
    mask = Mask(recording)
    lines = (
        line
        for _, recorded in telling(transcript, recording)
        for line in telltales(_masked(recorded), recorded.exit)
    )
    return [mask(line) for line in dict.fromkeys(lines)]


def _masked(recorded: RecordedStep) -> list[str]:
    return [masked(line, at, recorded) for at, line in enumerate(recorded.output)]
