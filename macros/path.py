"""The learning path: the chapters of the course with their pages, minutes and descriptions."""

from __future__ import annotations

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from macros.course import Chapter, chapters, meta, title, total_minutes
from macros.html import Html, Shape, joined

_CHAPTER = Shape('<h3 id="{id}">{title}</h3>\n<ol class="pc-path">\n{pages}\n</ol>')
_PAGE = Shape('<li><a href="{url}">{title}</a>{minutes}<p>{description}</p></li>')
_MINUTES = Shape(' <span class="pc-minutes">{minutes} minutes</span>')


def learning_path(navigation: Navigation, here: Page) -> Html:
    """Every chapter in the order of the navigation, each page linked from `here`."""
    return joined((_chapter(chapter, here) for chapter in chapters(navigation)), "\n")


def _chapter(chapter: Chapter, here: Page) -> Html:
    pages = joined((_page(page, here) for page in chapter.pages), "\n")
    name = chapter.title.lower().replace(" ", "-")
    return _CHAPTER(id=f"path-{name}", title=chapter.title, pages=pages)


def _page(page: Page, here: Page) -> Html:
    total = total_minutes(page)
    return _PAGE(
        url=get_relative_url(page.url, here.url),
        title=title(page),
        minutes=_MINUTES(minutes=str(total)) if total else Html(),
        description=meta(page).get("description", ""),
    )
