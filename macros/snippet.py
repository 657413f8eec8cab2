"""A snippet as a reader sees it: a terminal with its steps, and the line that says it is proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.engines import Tried
from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.pauses import act, wait
from macros.proof import proof
from macros.step import step
from shellproof.recording import Recording
from shellproof.transcript import Act, Step, Transcript, Wait

_FRAME = Shape(
    '<figure class="pc-snippet{plays}">\n'
    '<figcaption class="pc-title">{title}</figcaption>\n'
    '<div class="pc-terminal">\n{steps}\n</div>\n{proof}\n</figure>'
)


def snippet(
    transcript: Transcript, recording: Recording, others: Sequence[Tried] = (), plays: bool = False
) -> Html:
    """The whole snippet as HTML; `others` are further engines that it was tried on.

    One that `plays` gets a button, by which a browser shows its steps one after the other.
    """
    steps = joined(_items(transcript, recording), "\n")
    modifier = " pc-snippet--plays" if plays else ""
    told = proof(recording, others, transcript.needs)
    return _FRAME(plays=modifier, title=transcript.title, steps=steps, proof=told)


def _items(transcript: Transcript, recording: Recording) -> Iterator[Html]:
    """Each step, wait and act in turn; the recording holds one entry a step."""
    mask, recorded = Mask(recording), iter(recording.steps)
    for item in transcript.items:
        if isinstance(item, Step):
            yield step(item, next(recorded), mask)
        elif isinstance(item, Wait):
            yield wait(item)
        elif isinstance(item, Act):
            yield act(item)
