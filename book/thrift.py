"""Makes WeasyPrint hold less of a long book, which it lays out whole before it draws, and do less.

It leans on what WeasyPrint has for itself only, so its version is pinned, and
tests/book/test_thrift.py fails for each measure that a later one undoes.
"""

from __future__ import annotations

import ctypes
import gc
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from book.references import collector

_NOTE = re.compile(r"^::(?:foot)?note-\w+ .*\n", re.MULTILINE)
_MARKER = re.compile(r"^::marker ", re.MULTILINE)


def lean(html: Any) -> None:
    """Leave out what WeasyPrint's own style sheet says of notes and markers at every element.

    A style is made for each, though the book has no such notes, and only items of lists have
    markers: six of them for an element, and in the whole book a third of a gigabyte.
    """
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    sheet = CSS(string=lean_rules(UA), counter_style=CounterStyle())
    html._ua_stylesheets = lambda _forms: [sheet]


def lean_rules(sheet: str) -> str:
    """The text of the style sheet without these rules."""
    return _MARKER.sub("li::marker ", _NOTE.sub("", sheet))


def trim() -> None:
    """Give memory that is free back to the system.

    glibc keeps it, and Python cannot use it again: it has small objects in places of its own.
    """
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if give_back:
        give_back(0)


@contextmanager
def no_search() -> Iterator[None]:
    """While it lasts, Python does not look for cycles: it would read all boxes again and again."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


@contextmanager
def brisk() -> Iterator[None]:
    """While it lasts, streams are compressed as zlib does it by itself, not as hard as it can.

    Hardest takes three times as long, and what is drawn gets three parts in a hundred smaller.
    """
    import pydyf

    usual = SimpleNamespace(compress=zlib.compress, compressobj=lambda **_: zlib.compressobj())
    with patch.object(pydyf, "zlib", usual):
        yield


class _OfOnePage:
    """All styles, of which those of one page are told alone: there is one for every element too."""

    def __init__(self, styles: Any, page: Any) -> None:
        self._styles, self._page = styles, page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._styles, name)

    def get_cascaded_styles(self) -> list[tuple[Any, str]]:
        """The page's margins that some rule speaks of."""
        known = self._styles.get_cascaded_styles()
        rules = (rule for sheet, *_ in self._styles._sheets for rule in sheet.page_rules)
        margins = dict.fromkeys(margin for _, selectors, _ in rules for _, margin, _ in selectors)
        return [key for margin in margins if (key := (self._page, margin)) in known]


@contextmanager
def thrift() -> Iterator[None]:
    """While it lasts, WeasyPrint keeps nothing of its layout, and reads no style, without need."""
    import pydyf
    import weasyprint.document
    import weasyprint.layout.page

    made, laid_out = weasyprint.layout.make_all_pages, weasyprint.document.layout_document
    style = weasyprint.layout.page.set_page_type_computed_styles

    def in_place(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        """A page that is made again, as its references were wrong, takes the place of the old."""
        for number, page in enumerate(made(context, root, html, pages)):
            if number < len(pages) and pages[number] is not page:
                # Its area for footnotes points back to it: only a search for cycles would free it.
                pages[number].children = ()
                pages[number] = page
            yield page

    def without_sources(html: Any, root: Any, context: Any) -> Iterator[Any]:
        """Drawings keep the context, and its targets keep the boxes that pages were made from."""
        yield from laid_out(html, root, context)
        context.target_collector.counter_lookup_items.clear()
        context.target_collector.target_lookup_items.clear()

    def of_pages(page_type: Any, html: Any, styles: Any) -> None:
        """The styles of a page, with no look at those of each element of the book."""
        style(page_type, html, _OfOnePage(styles, page_type))

    with (
        patch.object(weasyprint.layout.page, "set_page_type_computed_styles", of_pages),
        patch.object(weasyprint.layout, "make_all_pages", in_place),
        patch.object(weasyprint.document, "layout_document", without_sources),
        patch.object(weasyprint.document, "TargetCollector", collector()),
        patch.object(pydyf.PDF, "page_references", property(_references)),
    ):
        yield


def _references(pdf: Any) -> tuple[bytes, ...]:
    """As pydyf makes them, but not all of them anew for each element of the structure."""
    pages = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = getattr(pdf, "known_references", ())
    if len(known) != len(pages):
        known = pdf.known_references = tuple(f"{page} 0 R".encode() for page in pages)
    return known


class Sheet:
    """A page of WeasyPrint that lets go of its boxes, and compresses at once what is drawn."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    @property
    def _page_box(self) -> Any:
        """Its boxes, for the structure tree: they are asked for once, after all is drawn."""
        return self._page.__dict__.pop("_page_box")

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the page."""
        self._page.paint(stream, scale)
        _, _, drawn = stream.data.partition(b"\nstream\n")
        stream.stream = [drawn.removesuffix(b"\nendstream")]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False
