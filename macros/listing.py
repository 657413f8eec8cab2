"""A file as a reader sees it: its name, its text in colours, a copy button."""

from __future__ import annotations

from pathlib import Path
from stat import S_IXUSR

from macros.colours import coloured
from macros.copy import copy_button
from macros.html import Html, Shape
from shellproof.errors import SourceError

_FILE = Shape(
    '<figure class="pc-file">\n'
    '<figcaption class="pc-title"><code>{name}</code>{mode}{copy}</figcaption>\n'
    '<div class="highlight"><pre tabindex="0" role="group" aria-label="File {name}">'
    '<span class="pc-source">{text}</span></pre></div>\n</figure>'
)
# Who copies the text from the page gets a file that the shell does not run.
_MODE = Shape('<span class="pc-mode">after saving: <code>chmod +x {name}</code></span>')


def listing(path: Path, name: str) -> Html:
    """The whole file as HTML, odd line ends included. Raises SourceError where it is no text."""
    text = _text(path)
    copy = copy_button(text, f"the file {name}")
    mode = _MODE(name=name) if path.stat().st_mode & S_IXUSR else ""
    return _FILE(name=name, mode=mode, copy=copy, text=coloured(text, name))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SourceError(path, line, "is not UTF-8", "save the file as UTF-8") from None
