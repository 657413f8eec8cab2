"""Colours for the text of files, made while the site is built."""

from __future__ import annotations

from pygments import formatters, highlight, lexers, util  # type: ignore[import-untyped]

from macros.html import Html
from macros.text import visible

_FORMAT = formatters.HtmlFormatter(nowrap=True)


def coloured(text: str, name: str) -> Html:
    """The text as HTML, in the language that the file's name tells; plain where it tells none."""
    name = name.removeprefix(name.removesuffix(".Dockerfile") + ".")
    try:
        lexer = lexers.get_lexer_for_filename(name, stripnl=False)
    except util.ClassNotFound:
        lexer = lexers.TextLexer(stripnl=False)
    return Html(highlight(visible(text), lexer, _FORMAT))
