"""What a command printed, folded where a long stretch of it is not the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from macros.mask import Mask
from macros.varying import is_open, open_lines, printed_line
from shellproof.recording import RecordedStep

FOLD = 12  # open lines, beyond which the rest is folded
_IN_SIGHT = 6  # how many of those stay in sight

_PRE = Markup(
    '<pre class="pc-printed" tabindex="0" role="group" aria-label="Output"><samp>{}</samp></pre>'
)
_FOLDED = Markup(
    '<details class="pc-fold"><summary>{count} more lines, '
    "which will differ on your machine</summary>\n{lines}</details>"
)


def output(step: RecordedStep, mask: Mask) -> Markup:
    """The output of a step as HTML, or nothing where it printed nothing."""
    blocks: list[Markup] = []
    flat: list[Markup] = []
    for opened, lines in _runs(step, mask):
        shown, hidden = _split(opened, lines)
        flat.append(open_lines(shown) if opened else Markup("\n").join(shown))
        if hidden:
            blocks += [
                _pre(flat),
                _FOLDED.format(count=len(hidden), lines=_pre([open_lines(hidden)])),
            ]
            flat = []
    return Markup("\n").join([*blocks, _pre(flat)] if flat else blocks)


def _runs(step: RecordedStep, mask: Mask) -> Iterator[tuple[bool, list[Markup]]]:
    """Neighbouring lines of one sort: left open by the transcript, or not."""
    spans = [
        [span for span in step.varies if span.line == number] for number in range(len(step.output))
    ]
    seen: set[str] = set()
    numbers = range(len(step.output))
    for opened, group in groupby(numbers, key=lambda number: is_open(spans[number])):
        yield opened, [printed_line(step.output[n], spans[n], mask, seen) for n in group]


def _split(opened: bool, lines: list[Markup]) -> tuple[list[Markup], list[Markup]]:
    if opened and len(lines) > FOLD:
        return lines[:_IN_SIGHT], lines[_IN_SIGHT:]
    return lines, []


def _pre(pieces: list[Markup]) -> Markup:
    return _PRE.format(Markup("\n").join(pieces))
