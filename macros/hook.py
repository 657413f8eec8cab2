"""What the site build calls besides the macros; MkDocs loads this file by its path."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.board import BOARD, first_token
from macros.reachable import reachable
from macros.source import fault

_ALONE = "a macro's call must be a paragraph of its own"
_FIX = "put the call on a line of its own, with a blank line before and after it"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Put what the macros rendered into the page. Stops where a call stands inside a sentence."""
    del config, files
    shown = BOARD.swap(html)
    BOARD.clear()
    token, text = first_token(shown), page.markdown or ""
    if token:
        line = text[: text.find(token)].count("\n") + 1
        raise PluginError(str(fault(page, text, line, _ALONE, _FIX)))
    return reachable(shown)
