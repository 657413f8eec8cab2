"""Colours for the text of files, made while the site is built."""

from __future__ import annotations

from functools import cache

from pygments import formatters, highlight, lexers, util  # type: ignore[import-untyped]

from macros.html import Html
from macros.text import visible

_FORMAT = formatters.HtmlFormatter(nowrap=True)


def coloured(text: str, name: str) -> Html:
    """The text as HTML, in the language that the file's name tells; plain where it tells none."""
    return Html(highlight(visible(text), _lexer(name), _FORMAT))


@cache
def _lexer(name: str) -> lexers.Lexer:
    """By the whole name, or by what follows its first dot: `late.Makefile` is a Makefile."""
    for candidate in (name, name.partition(".")[2]):
        try:
            return lexers.get_lexer_for_filename(candidate, stripnl=False)
        except util.ClassNotFound:
            continue
    return lexers.TextLexer(stripnl=False)
