"""HTML that is safe to put into a page, and text that is not yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_GAP = re.compile(r"\{(\w+)\}")


class Html(str):
    """HTML as it goes into the page. Any other string is text, and is escaped on its way."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Text as HTML that shows it, in an attribute too."""
    return Html(escape(text))


def joined(pieces: Iterable[Html], between: str = "") -> Html:
    """Pieces one after the other."""
    return Html(between.join(pieces))


class Shape:
    """HTML with gaps, such as `<b>{name}</b>`; what fills a gap is escaped unless it is Html."""

    def __init__(self, html: str) -> None:
        self._parts = _GAP.split(html)
        self._gaps = self._parts[1::2]

    def __call__(self, **fill: str) -> Html:
        """The HTML with every gap filled."""
        parts = self._parts.copy()
        parts[1::2] = [
            text if text.__class__ is Html else escape(text)
            for text in map(fill.__getitem__, self._gaps)
        ]
        return Html("".join(parts))
