"""A chapter: its opening page, its lessons, the solutions of their exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from book import front
from book.answers import SOLUTIONS, Answers, as_html, lessons
from book.links import address
from book.page import Page

_CHAPTER = Markup(
    '<section class="chapter {size}"><div class="opening"><h1 id="{id}">{title}</h1>{below}</div>'
    "{pages}{solutions}</section>"
)
_SOLUTIONS = Markup('<section class="solutions"><h2 id="{id}">Solutions</h2>{lessons}</section>')


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that follow each other in one section of the navigation, or in none."""

    title: str  # empty for pages of no section
    pages: tuple[Page, ...]
    solutions: Markup  # empty where there is no exercise

    @property
    def id(self) -> str:
        """The id of its opening page."""
        return "chapter:" + "-".join(re.findall(r"\w+", self.title.lower()))

    @property
    def below(self) -> Markup:
        """A list that leads to all that is in it."""
        lines = [(address(page.name), page.title) for page in self.pages]
        return front.below(lines + ([(f"{self.id}:solutions", "Solutions")] * bool(self.solutions)))

    def contents(self) -> list[tuple[str, str, Markup]]:
        """Its lines in the contents of the book: id, title and what stands below."""
        if self.title:
            return [(self.id, self.title, self.below)]
        return [(address(page.name), page.title, Markup()) for page in self.pages]

    def html(self) -> Markup:
        """All of it."""
        pages = Markup().join(as_html(page.article) for page in self.pages)
        if not self.title:
            return pages
        solutions = _SOLUTIONS.format(id=f"{self.id}:solutions", lessons=self.solutions)
        return _CHAPTER.format(
            size="short" if len(self.pages) == 1 else "long",
            id=self.id,
            title=self.title,
            below=self.below if len(self.pages) > 1 else "",
            pages=pages,
            solutions=solutions if self.solutions else "",
        )


def chapters(pages: Sequence[Page], taken: Sequence[Answers]) -> Iterator[Chapter]:
    """The chapters in their order."""
    for title, grouped in groupby(pages, key=lambda page: page.chapter):
        inside = tuple(grouped)
        own = [answers for answers in taken if answers.page in inside]
        yield Chapter(title, inside, lessons(own, SOLUTIONS, level=3))
