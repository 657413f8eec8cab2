"""The course as the navigation has it: chapters, their pages, and what each page says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from macros.lesson.front import minutes
from shellproof.pages import calls_in

_SHOW = ("snippet", "check")  # the macros that show a snippet


class Chapter(NamedTuple):
    """A section of the navigation, with its pages in order."""

    title: str
    pages: tuple[Page, ...]


def chapters(navigation: Navigation) -> list[Chapter]:
    """Every section of the navigation that holds lessons, with its lessons."""
    sections = (item for item in navigation.items if isinstance(item, Section))
    found = (Chapter(each.title, tuple(filter(is_lesson, _pages(each)))) for each in sections)
    return [chapter for chapter in found if chapter.pages]


def is_lesson(page: Page) -> bool:
    """Whether a page teaches: generated pages and those for teachers say `lesson: false`."""
    return meta(page).get("lesson") is not False


def _pages(section: Section) -> Iterator[Page]:
    children: Iterable[object] = section.children
    for item in children:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item)


def source(page: Page) -> str:
    """The page's Markdown with its front matter, as its author wrote it."""
    return page.file.content_string


def snippets(page: Page) -> list[str]:
    """The names of the snippets that a page shows, from its top to its end."""
    return [call.snippet for call in calls_in(source(page), _SHOW)]


def meta(page: Page) -> Mapping[str, Any]:
    """The front matter of a page that may not have been read yet."""
    return _meta(source(page))


@cache
def _meta(text: str) -> Mapping[str, Any]:
    """Many a generated page asks for it."""
    found: Mapping[str, Any] = get_data(text)[1]
    return found


def title(page: Page) -> str:
    """The page's first heading: it has not been rendered when another page asks for its title."""
    heads = (line[2:].strip() for line in source(page).splitlines() if line.startswith("# "))
    return next(heads, page.file.name)


def total_minutes(page: Page) -> int:
    """Minutes to read a lesson and to do its exercise; 0 where the page does not say."""
    return sum(minutes(meta(page)) or ())
