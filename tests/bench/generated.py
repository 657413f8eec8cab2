"""What macros generate, such as the index of errors, as Markdown that stock MkDocs reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros.board import BOARD, first_token
from macros.calls import Calls
from tests.bench.environment import ROOT


class _Environment:
    """What the macros ask of a build."""

    def __init__(self) -> None:
        config = load_config(str(ROOT / "mkdocs.yml"))
        navigation = get_navigation(get_files(config), config)
        self.project_dir = str(ROOT)
        self.variables: Mapping[str, Any] = {"navigation": navigation}
        self.pages = {page.file.src_uri: page for page in navigation.pages}
        self.page: Page = navigation.pages[0]

    def macro(self, v: Callable[..., str]) -> object:
        """No page calls them by name."""
        return v


class Generated:
    """The macros of the course, called outside of a build."""

    def __init__(self) -> None:
        self._environment = _Environment()
        self._calls = Calls(self._environment)

    def by(self, macro: str, arguments: Sequence[str], page: str) -> str:
        """What a macro puts on a page; its terminals as fenced blocks, which Pygments colours."""
        self._environment.page = self._environment.pages[page]
        made: str = getattr(self._calls, macro)(*arguments)
        while token := first_token(made):
            made = made.replace(token, _plain(BOARD.swap(f"<p>{token}</p>")))
        BOARD.clear()
        return made


def _plain(shown: str) -> str:
    """HTML as it may stand in Markdown: terminals as text, the rest as it is."""
    if "<pre" not in shown:
        return shown
    element: HtmlElement = html.fragment_fromstring(shown, create_parent="div")
    text = re.sub(r"\n{2,}", "\n", element.text_content()).strip()
    return f"````console\n{text}\n````"
