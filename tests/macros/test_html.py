"""What fills a gap is text, unless it is HTML already."""

from __future__ import annotations

import pytest

from macros.html import Html, Shape, escaped, joined


def test_text_is_escaped_and_html_is_not() -> None:
    shape = Shape('<a title="{why}">{what}</a>')
    assert shape(why='"<&>', what=Html("<b>")) == '<a title="&quot;&lt;&amp;&gt;"><b></a>'


def test_braces_in_what_fills_a_gap_are_text() -> None:
    assert Shape("<i>{a}{b}</i>")(a="{b}", b="{{.Names}}") == "<i>{b}{{.Names}}</i>"


def test_what_comes_out_is_html_again() -> None:
    bold = Shape("<b>{text}</b>")
    assert bold(text=bold(text="<")) == "<b><b>&lt;</b></b>"
    assert bold(text=joined([escaped("<"), Html("<br>")])) == "<b>&lt;<br></b>"


def test_a_gap_without_a_filling_is_an_error() -> None:
    with pytest.raises(KeyError):
        Shape("{a}")(b="x")
