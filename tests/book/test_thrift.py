"""What makes the book need less: each measure works, and but for `brisk` no byte tells of it."""

from __future__ import annotations

import gc
import weakref
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from unittest.mock import patch

import pytest

from book.thrift import Sheet, brisk, lean, lean_rules, no_search, thrift
from tests.book.samples import DRAWING

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("book")]

STYLE = """
@page { size: A5; @top-left { content: string(title) } @bottom-right { content: counter(page) } }
h1 { break-before: page; string-set: title content() }
a::after { content: " (p. " target-counter(attr(href), page) ")" }
"""
LESSON = (
    '<section><h1 id="lesson-{0}">Lesson {0}</h1><p>See <a href="#lesson-{1}">another</a>.</p>'
    "<ul><li>one<ol><li>two</li></ol></li></ul><table><tr><th>a</th><td>b</td></tr></table>"
    "<pre>{2}</pre>{3}</section>"
)
LESSONS = 12
PRINT = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"a book"}


@pytest.fixture(autouse=True)
def without_search_for_cycles() -> Iterator[None]:
    """What is no longer needed goes at once, and not when Python next looks for garbage."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def source() -> Any:
    """A book in which every lesson names the page of one far from it."""
    import weasyprint

    lessons = "".join(
        LESSON.format(number, LESSONS - 1 - number, "line\n" * 60, DRAWING)
        for number in range(LESSONS)
    )
    style = f"<style>{STYLE}</style>"
    return weasyprint.HTML(string=f"<html lang=en><title>Book</title>{style}<body>{lessons}")


def printed(*, thrifty: bool, finisher: Any = None) -> bytes:
    html = source()
    if not thrifty:
        wasteful: bytes = html.render(**PRINT).write_pdf(**PRINT)
        return wasteful
    lean(html)
    with thrift():
        document = html.render(**PRINT)
        document = document.copy(map(Sheet, document.pages))
        out: bytes = document.write_pdf(finisher=finisher, **PRINT)
    return out


def test_the_book_is_the_same_to_the_last_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert printed(thrifty=True) == printed(thrifty=False)


def test_weasyprint_is_as_it_was_afterwards() -> None:
    import weasyprint.document
    import weasyprint.layout

    before = weasyprint.layout.make_all_pages, weasyprint.document.layout_document
    with thrift():
        assert weasyprint.layout.make_all_pages is not before[0]
    assert (weasyprint.layout.make_all_pages, weasyprint.document.layout_document) == before


def test_the_rules_that_match_every_element_are_those_that_are_known() -> None:
    from weasyprint.html import UA

    everywhere = {line.split()[0] for line in UA.splitlines() if line.startswith("::")}
    notes = {"::footnote-call", "::footnote-marker", "::note-call", "::note-marker"}
    assert everywhere == {*notes, "::note-callback", "::marker"}
    assert not [line for line in lean_rules(UA).splitlines() if line.startswith("::")]


def test_only_items_of_lists_have_styles_that_no_rule_of_the_book_asks_for() -> None:
    from weasyprint.css import StyleFor

    asked = patch.object(
        StyleFor, "set_computed_styles", autospec=True, side_effect=StyleFor.set_computed_styles
    )
    with asked as styles:
        printed(thrifty=True)
    calls = [(call.args[1], call.kwargs.get("pseudo_type")) for call in styles.call_args_list]
    pseudo = {(element.tag, name) for element, name in calls if name and hasattr(element, "tag")}
    assert pseudo == {("li", "marker"), ("a", "after")}


def test_a_page_that_is_made_again_is_not_kept_twice() -> None:
    import weasyprint.layout.page

    known: weakref.WeakSet[Any] = weakref.WeakSet()
    alive = []
    remake = weasyprint.layout.page.remake_page

    def counted(*arguments: Any) -> Any:
        page, resume_at = remake(*arguments)
        known.add(page)
        alive.append(len(known))
        return page, resume_at

    with patch.object(weasyprint.layout.page, "remake_page", counted), thrift():
        pages = len(source().render(**PRINT).pages)
    assert len(alive) > pages, "no page had to be made again"
    assert max(alive) <= pages + 1


def laid_out(*, thrifty: bool) -> tuple[int, int]:
    """How many pages a book has, and how often one of them was laid out."""
    import weasyprint.layout.page

    pages = weasyprint.layout.page
    with (
        patch.object(pages, "remake_page", side_effect=pages.remake_page) as made,
        thrift() if thrifty else nullcontext(),
    ):
        return len(source().render(**PRINT).pages), made.call_count


def test_only_pages_that_name_a_later_one_are_made_again() -> None:
    pages, made = laid_out(thrifty=True)
    assert made == pages + LESSONS // 2
    assert laid_out(thrifty=False)[1] > pages + LESSONS, "no longer needed: book/references.py"


def test_a_page_gets_its_styles_without_a_look_at_those_of_elements() -> None:
    import weasyprint.layout.page

    page = weasyprint.layout.page
    looked = []
    style = page.set_page_type_computed_styles

    def watched(page_type: Any, html: Any, styles: Any) -> None:
        style(page_type, html, styles)
        looked.append(len(styles.get_cascaded_styles()))

    with patch.object(page, "set_page_type_computed_styles", watched), thrift():
        pages = len(source().render(**PRINT).pages)
    assert len(looked) >= pages
    assert 0 < max(looked) < 25, "more than a page, its margins and its area for notes"


def test_streams_are_compressed_less_hard_while_it_lasts() -> None:
    import pydyf

    def compressed() -> bytes:
        data: bytes = pydyf.Stream([b"0 0 Td"], compress=True).data
        return data.partition(b"stream\n")[2].removesuffix(b"\nendstream")

    # How hard it was is said in the second byte: RFC 1950, 2.2.
    assert compressed()[1] >> 6 == 3, "no longer: see brisk"
    with brisk():
        assert compressed()[1] >> 6 == 2
        assert zlib.decompress(compressed()) == b"0 0 Td"
    assert pydyf.zlib is zlib


def test_python_looks_for_cycles_again_afterwards() -> None:
    gc.enable()
    with no_search():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_pages_were_made_from_goes_when_all_are_made() -> None:
    import weasyprint.document

    build = weasyprint.document.build_formatting_structure
    sources: list[weakref.ref[Any]] = []

    def watched(*arguments: Any) -> Any:
        root = build(*arguments)
        blocks = (box for box in root.descendants() if box.element_tag in ("section", "pre"))
        sources.extend(map(weakref.ref, blocks))
        return root

    with patch.object(weasyprint.document, "build_formatting_structure", watched), thrift():
        document = source().render(**PRINT)
    assert document.pages
    assert sources
    assert not [box for made in sources if (box := made()) is not None]


def test_a_page_goes_when_it_is_written_and_what_is_on_it_is_compressed_once() -> None:
    seen: list[Any] = []

    def finished(document: Any, pdf: Any) -> None:
        contents = [thing for thing in pdf.objects if "_ctm_stack" in vars(thing)]
        seen.extend(document.pages)
        assert len(contents) >= len(document.pages) == len(pdf.known_references)
        assert all(stream.extra["Filter"] == "/FlateDecode" for stream in contents)
        assert not any(stream.compress for stream in contents)

    printed(thrifty=True, finisher=finished)
    assert seen
    assert not any("_page_box" in vars(sheet._page) for sheet in seen)
