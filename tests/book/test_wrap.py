"""Long lines of code: broken where the column ends, and nothing of them lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from book.wrap import wrap

WIDE = 20


def block(inside: str) -> HtmlElement:
    article: HtmlElement = html.fragment_fromstring(f"<article><pre>{inside}</pre></article>")
    wrap(article, WIDE)
    return article


def lines(article: HtmlElement) -> list[str]:
    """The lines as they will stand on paper, without the marks."""
    for mark in article.find_class("break"):
        mark.tail = "\n" + (mark.tail or "")
    return str(article.text_content()).split("\n")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("short", ["short"]),
        ("x" * 20, ["x" * 20]),
        ("x" * 21, ["x" * 20, "x"]),
        ("one two three four five", ["one two three four ", "five"]),
        ("x" * 39, ["x" * 20, "x" * 18, "x"]),
        ("a\n" + "b" * 21, ["a", "b" * 20, "b"]),
        ("<b>xxxxxxxxxx</b>yyyyyyyyyyyy", ["xxxxxxxxxxyyyyyyyyyy", "yy"]),
        ('<i data-prompt="$ "></i>' + "x" * 19, ["x" * 18, "x"]),
        ("\tx\t" + "y" * 5, ["\tx\tyyyy", "y"]),
    ],
)
def test_a_line_breaks_where_the_column_ends(inside: str, expected: list[str]) -> None:
    assert lines(block(inside)) == expected


def test_a_box_takes_room_from_its_lines() -> None:
    inside = f'<article><div class="admonition"><pre>{"x" * 16}</pre></div></article>'
    article: HtmlElement = html.fragment_fromstring(inside)
    wrap(article, WIDE)
    assert lines(article) == ["x" * 15, "x"]


def test_two_beside_each_other_have_half_the_room() -> None:
    inside = f'<article><div class="pc-two"><div><pre>{"x" * 60}</pre></div></div></article>'
    article: HtmlElement = html.fragment_fromstring(inside)
    wrap(article)
    assert lines(article) == ["x" * 46, "x" * 14]


@given(st.lists(st.text("ab \n", max_size=60), max_size=4))
def test_nothing_is_lost_and_nothing_sticks_out(parts: list[str]) -> None:
    article: HtmlElement = html.fragment_fromstring("<article><pre></pre></article>")
    pre = article.find("pre")
    for part in parts:
        child = pre.makeelement("span", {})
        child.text = child.tail = part
        pre.append(child)
    before = article.text_content()
    wrap(article, WIDE)
    assert article.text_content() == before
    assert max(len(line.rstrip(" ")) for line in lines(article)) <= WIDE
