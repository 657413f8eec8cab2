"""A page acts in no way of its own: the HTML that is made of it holds no element that would.

The rule on prose reads lines, and takes code and comments out of them. What Markdown passes on as
it stands, such as a block of HTML, knows neither: only the HTML tells what a browser will run.
"""

from __future__ import annotations

import re

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from macros.source import fault

TAGS = r"<(?:script|iframe|object|embed|link|style|meta|base|form)\b"
FIX = "put the file into docs/assets, or link to it"
_ACTS = re.compile(rf"({TAGS}).*", re.IGNORECASE)


def inert(html: str, page: Page) -> str:
    """The HTML of a page as it is, before macros' own is in it. Raises PluginError."""
    if found := _ACTS.search(html):
        message = f"a page loads nothing and runs nothing of its own: {found[1]!r}"
        raise PluginError(str(fault(page, *_place(page, found), message, FIX)))
    return html


def _place(page: Page, found: re.Match[str]) -> tuple[str, int]:
    """The page's text, and the line of it that holds what was found; its first where none does."""
    text = page.markdown or ""
    at = max(text.find(found[0].rstrip()), 0) or max(text.find(found[1]), 0)
    return text, text[:at].count("\n") + 1
