"""Output is shown as it was printed, whatever it holds, with what varies marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.mask import Mask
from macros.output import FOLD, output
from macros.text import visible
from shellproof.match import Span
from shellproof.recording import RecordedStep, Recording
from shellproof.transcript import Key

NOTHING = Mask(Recording("a/b", "", "2026-11-20", 0, None, {}, (), ()))
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">&amp;"\'\x1b[31mred\x1b[0m\u202e'


def shown(lines: list[str], *spans: Span, keys: Sequence[Key] = ()) -> html.HtmlElement:
    step = RecordedStep("", "x", tuple(lines), 0, 0, spans)
    return html.fromstring(f"<div>{output(step, keys, NOTHING)}</div>")


def tags(element: html.HtmlElement) -> set[str]:
    return {str(child.tag) for child in element.iter()} - {"div"}


def test_hostile_output_stays_text() -> None:
    element = shown([HOSTILE])
    assert element.text_content() == visible(HOSTILE)
    assert tags(element) == {"pre", "samp"}
    assert "\x1b" not in element.text_content()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_output_stays_text(lines: list[str]) -> None:
    element = shown(["x", *lines, "x"])
    assert element.text_content() == visible("\n".join(["x", *lines, "x"]))
    assert tags(element) == {"pre", "samp"}


def test_a_value_that_varies_is_marked_and_explained() -> None:
    element = shown(["ID <b>", "3f2a9c0d1e4b up"], Span(1, 0, 12, "id", "web"))
    [mark] = element.find_class("pc-varies")
    assert mark.text_content() == "3f2a9c0d1e4b"
    assert mark.get("title") == "Will differ on your machine: an identifier, drawn at random"
    assert mark.get("tabindex") == "0"
    assert element.text_content() == "ID <b>\n3f2a9c0d1e4b up"


def test_the_same_value_is_one_stop_for_the_tab_key() -> None:
    spans = [Span(0, 0, 2, "port", ""), Span(0, 3, 5, "port", ""), Span(0, 6, 8, "port", "")]
    marks = shown(["81 81 82"], *spans).find_class("pc-varies")
    assert [mark.get("tabindex") for mark in marks] == ["0", None, "0"]


def test_spans_that_overlap_lose_no_text() -> None:
    spans = [Span(0, 0, 4, "id", ""), Span(0, 2, 6, "id", ""), Span(0, 6, 99, "id", "")]
    assert shown(["abcdefgh"], *spans).text_content() == "abcdefgh"


def open_lines(count: int) -> html.HtmlElement:
    lines = ["first", *(f"line {n}" for n in range(count)), "last"]
    return shown(lines, *(Span(n + 1, 0, -1, "lines") for n in range(count)))


def test_a_few_open_lines_are_marked_in_place() -> None:
    element = open_lines(FOLD)
    [mark] = element.find_class("pc-open")
    assert mark.text_content().count("\n") == FOLD - 1
    assert tags(element) == {"pre", "samp", "span"}


def test_many_open_lines_are_folded_and_none_is_lost() -> None:
    element = open_lines(FOLD + 1)
    [fold] = element.iter("details")
    assert "more lines, which will differ on your machine" in fold.text_content()
    for line in ("first", "line 0", f"line {FOLD}", "last"):
        assert line in element.text_content()


def test_what_was_typed_into_a_program_stands_out_once() -> None:
    keys = [Key(1, "Ctrl-P Ctrl-Q", b"\x10\x11", "#"), Key(2, "exit", b"exit\r", "#")]
    element = shown(["exit", "root@box:/# exit", "exit", "root@box:/# exit"], keys=keys)
    [typed] = element.find_class("pc-entered")
    assert typed.text_content() == "exit"
    assert element.text_content().splitlines()[1] == "root@box:/# exit"
