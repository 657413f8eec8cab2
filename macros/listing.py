"""A file as a reader sees it: its name, its text with colours made at build time, a copy button."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound
from shellproof.errors import SourceError

from macros.copy import copy_button
from macros.text import visible

_FORMAT = HtmlFormatter(nowrap=True)
_FILE = Markup(
    '<figure class="pc-file">\n<figcaption class="pc-title"><code>{name}</code>{copy}</figcaption>\n'
    '<div class="highlight"><pre tabindex="0" role="group" aria-label="File {name}">'
    '<span class="pc-source">{text}</span></pre></div>\n</figure>'
)


def listing(path: Path, name: str) -> Markup:
    """The whole file as HTML. Raises SourceError where it is not text."""
    text = _read(path)
    shown = Markup(highlight(visible(text), _lexer(name), _FORMAT))
    return _FILE.format(name=name, copy=copy_button(text, f"the file {name}"), text=shown)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, f"it is not UTF-8 text: {error.reason}", "show a text file") from None


def _lexer(name: str) -> Lexer:
    try:
        return get_lexer_for_filename(name, stripnl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False)
