"""Tokens give way to HTML wherever a paragraph may stand, and are found where they may not."""

from __future__ import annotations

import pytest
from markdown import markdown

from macros.board import Board, first_token
from macros.html import Html

SHOWN = Html("<figure>shown</figure>")
EXTENSIONS = ["admonition", "pymdownx.details", "pymdownx.tabbed", "def_list", "md_in_html"]


@pytest.mark.parametrize(
    "page",
    [
        "before\n\n{}\n\nafter",
        "1. first\n\n    {}\n\n2. second",
        "- {}\n- other",
        "??? tip\n    {}\n\n    text",
        '!!! note "title"\n    {}',
        '=== "A"\n\n    {}\n\n=== "B"\n\n    text',
        "term\n:   {}\n",
        "> {}\n",
        '<div markdown="1">\n\n{}\n\n</div>',
    ],
)
def test_a_call_may_stand_where_a_paragraph_may(page: str) -> None:
    board = Board()
    shown = board.swap(markdown(page.format(board.put(SHOWN)), extensions=EXTENSIONS))
    assert SHOWN in shown
    assert f"<p>{SHOWN}" not in shown
    assert not first_token(shown)


@pytest.mark.parametrize("page", ["See {} there.", "# {}", "`{}`", "text\n{}\ntext"])
def test_a_call_inside_a_sentence_is_left_to_be_found(page: str) -> None:
    board = Board()
    token = board.put(SHOWN)
    assert first_token(board.swap(markdown(page.format(token)))) == token


def test_each_token_stands_for_its_own() -> None:
    board = Board()
    tokens = [board.put(Html(f"<p>{number}</p>")) for number in range(12)]
    shown = board.swap(markdown("\n\n".join(reversed(tokens))))
    assert shown.split() == [f"<p>{number}</p>" for number in reversed(range(12))]
