"""Breaks long lines of code where the book's column ends, so that the break can be marked.

Letters of code are all of one width, so the place is known without any layout. An empty element
stands at each break; the style sheet draws the new line and its mark there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

COLUMNS = 99  # letters in a line of the book, at the size that print.css gives to code
_HALF = 46  # the same where two stand beside each other
_INDENT = 2  # the mark and a blank after it
_LOOK_BACK = 30  # how far before the end a blank is worth breaking at
_TAB = 8
_BOX = 5  # letters that every box or list around a block takes from its lines
_BOXES = "ancestor::li | ancestor::dd | ancestor::*[contains(@class, 'admonition') or @class='tab']"


class _Slot(NamedTuple):
    """A stretch of text and where it hangs."""

    element: HtmlElement
    after: bool  # the text after the element, not the one in it
    text: str


def wrap(article: HtmlElement, columns: int = COLUMNS) -> None:
    """Mark the breaks in every block of code of the article."""
    for block in list(article.iter("pre")):
        column, width = 0, _width(block, columns)
        for slot in list(_slots(block)):
            column += len(slot.element.get("data-prompt", "")) if slot.after else 0
            pieces, column = _pieces(slot.text, column, width)
            _hang(slot, pieces)


def _width(block: HtmlElement, columns: int) -> int:
    """How many letters a line of the block has."""
    half = block.xpath("ancestor::*[@class='pc-two']")
    return (min(_HALF, columns) if half else columns) - _BOX * len(block.xpath(_BOXES))


def _slots(block: HtmlElement) -> Iterator[_Slot]:
    """All text of a block, in the order of reading."""
    yield _Slot(block, False, block.text or "")
    for child in block:
        yield from _slots(child)
        yield _Slot(child, True, child.tail or "")


def _pieces(text: str, column: int, columns: int) -> tuple[list[str], int]:
    """The text cut where breaks go, and the column after it. `column` is where it starts."""
    pieces, start, blank = [], 0, -1
    for at, letter in enumerate(text):
        if letter == "\n":
            column, blank = 0, -1
            continue
        if column >= columns:
            cut = blank if at - blank <= _LOOK_BACK and blank > start else at
            pieces.append(text[start:cut])
            start, blank, column = cut, -1, _INDENT + at - cut
        column += _TAB - column % _TAB if letter == "\t" else 1
        blank = at + 1 if letter == " " else blank
    return [*pieces, text[start:]], column


def _hang(slot: _Slot, pieces: list[str]) -> None:
    """Put the pieces back with a break before each but the first."""
    first, *rest = pieces
    breaks = [slot.element.makeelement("span", {"class": "break"}) for _ in rest]
    for element, piece in zip(breaks, rest, strict=True):
        element.tail = piece
    if slot.after:
        slot.element.tail = first
        parent = slot.element.getparent()
        at = parent.index(slot.element) + 1
    else:
        slot.element.text = first
        parent, at = slot.element, 0
    parent[at:at] = breaks
