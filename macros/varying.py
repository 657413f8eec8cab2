"""Values that will differ on the reader's machine: marked, and explained on hover and on focus."""

from __future__ import annotations

from macros.html import Html, Shape, escaped, joined
from macros.mask import Mask
from macros.typed import TYPED
from shellproof.kinds import KINDS, MASK
from shellproof.match import Span

_MARK = Shape('<span class="pc-varies" title="{why}"{focus}>{text}</span>')
_LINES = Shape('<span class="pc-open" title="{why}" tabindex="0">{text}</span>')
_TYPED = Shape('<b class="pc-entered">{text}</b>')
_FOCUS, _NO_FOCUS = Html(' tabindex="0"'), Html()
_DIFFERS = "Will differ on your machine"


def is_open(spans: list[Span]) -> bool:
    """Whether the transcript leaves the whole line open."""
    return any(span.kind == "lines" for span in spans)


def open_lines(lines: list[Html]) -> Html:
    """Lines of which any may look different elsewhere."""
    return _LINES(why=f"{_DIFFERS}: these lines", text=joined(lines, "\n"))


def printed_line(text: str, spans: list[Span], mask: Mask, seen: set[str]) -> Html:
    """One line with its varying values marked; a value in `seen` takes no second tab stop."""
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.kind != "lines" and span.start >= at:
            value = text[span.start : span.end]
            pieces += [mask(text[at : span.start]), _mark(span, value, mask, seen)]
            at = span.end
    return joined([*pieces, mask(text[at:])])


def _mark(span: Span, value: str, mask: Mask, seen: set[str]) -> Html:
    if span.kind == TYPED:
        return _TYPED(text=mask(value))
    text = escaped(MASK) if span.kind == "secret" else mask(value)
    focus = _NO_FOCUS if value in seen else _FOCUS
    seen.add(value)
    return _MARK(why=why(span.kind), focus=focus, text=text)


def why(kind: str) -> str:
    """The explanation that a reader gets for a value of this kind."""
    meaning = KINDS[kind].meaning if kind in KINDS else "another value"
    return f"{_DIFFERS}: {meaning}"
