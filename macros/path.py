"""The learning path: the chapters of the course with their pages, minutes and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from macros.html import Html, Shape, joined

_CHAPTER = Shape('<h3 id="{id}">{title}</h3>\n<ol class="pc-path">\n{pages}\n</ol>')
_PAGE = Shape('<li><a href="{url}">{title}</a>{minutes}<p>{description}</p></li>')
_MINUTES = Shape(' <span class="pc-minutes">{minutes} minutes</span>')


def learning_path(navigation: Navigation, here: Page) -> Html:
    """Every chapter in the order of the navigation, each page linked from `here`."""
    sections = (item for item in navigation.items if isinstance(item, Section))
    return joined((_chapter(section, here) for section in sections), "\n")


def _chapter(section: Section, here: Page) -> Html:
    pages = joined((_page(page, here) for page in _pages(section.children)), "\n")
    name = section.title.lower().replace(" ", "-")
    return _CHAPTER(id=f"path-{name}", title=section.title, pages=pages)


def _pages(items: Iterable[object]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _page(page: Page, here: Page) -> Html:
    text, meta = get_data(page.file.content_string)
    return _PAGE(
        url=get_relative_url(page.url, here.url),
        title=_title(text, page),
        minutes=_minutes(meta),
        description=meta.get("description", ""),
    )


def _title(text: str, page: Page) -> str:
    """The page's first heading: it has not been rendered when another page asks for its title."""
    heads = (line[2:].strip() for line in text.splitlines() if line.startswith("# "))
    return next(heads, page.file.name)


def _minutes(meta: Mapping[str, Any]) -> Html:
    minutes = meta.get("minutes", 0)
    total = sum(minutes.values()) if isinstance(minutes, dict) else minutes
    return _MINUTES(minutes=str(total)) if total else Html()
