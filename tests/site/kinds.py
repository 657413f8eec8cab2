"""The kinds of pages: the few that together hold everything that any page is made of."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from tests.site.browsing import pages

_PARTS = "//body//*[not(ancestor-or-self::pre or ancestor::svg)]"


def kinds(site: Path) -> list[str]:
    """Pages in which every element and class of the site occurs; a new kind joins by itself."""
    parts = {name: _parts(site / name) for name in pages(site)}
    missing, found = set[str]().union(*parts.values()), []
    while missing:
        richest = max(parts, key=lambda name: len(parts[name] & missing))
        missing -= parts[richest]
        found.append(richest)
    return found


def _parts(page: Path) -> set[str]:
    """What a page is made of: `div.admonition`, `table`, `details.success`."""
    tree: HtmlElement = html.document_fromstring(page.read_text())
    return {
        f"{element.tag}.{name}"
        for element in tree.xpath(_PARTS)
        for name in (element.get("class") or "").split() or [""]
    }
