"""Colours for the text of files, made while the site is built."""

from __future__ import annotations

import fnmatch
import re
from functools import cache

from pygments import formatters, highlight, lexers, util  # type: ignore[import-untyped]

from macros.html import Html
from macros.text import visible

_FORMAT = formatters.HtmlFormatter(nowrap=True)


def coloured(text: str, name: str) -> Html:
    """The text as HTML, in the language that the file's name tells; plain where it tells none."""
    return Html(highlight(visible(text), _lexer(name), _FORMAT))


def _lexer(name: str) -> lexers.Lexer:
    """By the whole name, or by what follows its first dot: `late.Makefile` is a Makefile."""
    file = name.rpartition("/")[2]
    stem, dot, ending = file.partition(".")
    # Pygments asks each of its hundreds of patterns: files that only an ending tells apart share.
    whole = file if not dot or not stem or _spelled().match(file) else f"x.{ending}"
    return _known(whole) or _known(ending) or lexers.TextLexer(stripnl=False)


@cache
def _spelled() -> re.Pattern[str]:
    """What matches names that a lexer knows by more than their ending, such as nginx.conf."""
    patterns = (pattern for _, _, known, _ in lexers.get_all_lexers() for pattern in known)
    whole = (fnmatch.translate(each) for each in patterns if not each.startswith("*."))
    return re.compile("|".join(whole))


@cache
def _known(name: str) -> lexers.Lexer | None:
    try:
        return lexers.get_lexer_for_filename(name, stripnl=False)
    except util.ClassNotFound:
        return None
