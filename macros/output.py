"""What a command printed, folded where a long stretch of it is not the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.typed import typed_spans
from macros.varying import is_open, open_lines, printed_line
from shellproof.match import Span
from shellproof.recording import RecordedStep
from shellproof.transcript import Key

FOLD = 12  # open lines, beyond which the rest is folded
_IN_SIGHT = 6  # how many of those stay in sight

_PRE = Shape(
    '<pre class="pc-printed" tabindex="0" role="group" aria-label="Output">'
    "<samp>{lines}</samp></pre>"
)
_FOLDED = Shape(
    '<details class="pc-fold"><summary>{count} more lines, '
    "which will differ on your machine</summary>\n{lines}</details>"
)


def output(step: RecordedStep, keys: Sequence[Key], mask: Mask) -> Html:
    """The output of a step as HTML, or nothing where it printed nothing."""
    blocks: list[Html] = []
    flat: list[Html] = []
    for opened, lines in _runs(step, [*step.varies, *typed_spans(step.output, keys)], mask):
        shown, hidden = _split(opened, lines)
        flat.append(open_lines(shown) if opened else joined(shown, "\n"))
        if hidden:
            folded = _FOLDED(count=str(len(hidden)), lines=_pre([open_lines(hidden)]))
            blocks += [_pre(flat), folded]
            flat = []
    return joined([*blocks, _pre(flat)] if flat else blocks, "\n")


def _runs(
    step: RecordedStep, marks: Sequence[Span], mask: Mask
) -> Iterator[tuple[bool, list[Html]]]:
    """Neighbouring lines of one sort: left open by the transcript, or not."""
    spans: list[list[Span]] = [[] for _ in step.output]
    for span in marks:
        spans[span.line].append(span)
    seen: set[str] = set()
    for opened, group in groupby(range(len(spans)), key=lambda number: is_open(spans[number])):
        yield opened, [printed_line(step.output[n], spans[n], mask, seen) for n in group]


def _split(opened: bool, lines: list[Html]) -> tuple[list[Html], list[Html]]:
    if opened and len(lines) > FOLD:
        return lines[:_IN_SIGHT], lines[_IN_SIGHT:]
    return lines, []


def _pre(pieces: list[Html]) -> Html:
    return _PRE(lines=joined(pieces, "\n"))
