"""What the site build calls besides the macros; MkDocs loads this file by its path."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.board import BOARD, first_token
from macros.policy import with_policy
from macros.reachable import reachable
from macros.source import fault

_ALONE = "a macro's call must be a paragraph of its own"
_FIX = "put the call on a line of its own, with a blank line before and after it"
_commands: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are served live: live reload adds a script that no policy knows."""
    del dirty
    _commands[:] = [command]


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


@event_priority(-200)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give each page its policy, after every other plugin."""
    del page, config
    return _secured(output)


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the pages that are no Markdown, such as 404.html, their policy too."""
    del config
    return _secured(output_content) if template_name.endswith(".html") else output_content


def _secured(html: str) -> str:
    return html if "serve" in _commands else with_policy(html)
