"""The book as HTML: all of it, or one chapter with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from book import answers, front
from book import register as registers
from book.answers import Answers
from book.chapter import Chapter
from book.links import address
from book.page import Page
from book.proofs import Proofs

_BOOK = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="author" content="{authors}">'
    '<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
    "</head><body>{front}<main>{pages}</main>{back}</body></html>"
)
_ANSWERS = Markup('<section class="answers"><h1 id="answers">Answers</h1>{}</section>')
_ID = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*?\bhref="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Book:
    """All parts of the book, each ready to be printed."""

    home: Page
    proven: Proofs
    edition: str
    chapters: tuple[Chapter, ...]
    taken: tuple[Answers, ...]
    registers: Markup

    @property
    def authors(self) -> str:
        """Who wrote it, as its licence calls them."""
        return f"The {self.home.title} contributors"

    def html(self) -> str:
        """The whole book."""
        return self._bound(self.chapters, self.taken, self.registers)

    def excerpt(self, chapter: Chapter) -> str:
        """One chapter as a book of its own; what leads to others is plain text there."""
        own = [found for found in self.taken if found.page in chapter.pages]
        html = self._bound([chapter], own, Markup(), chapter.title)
        known = set(_ID.findall(html))
        return _LINK.sub(lambda link: link[0] if link[1] in known else link[2], html)

    def _bound(
        self, parts: Sequence[Chapter], taken: Sequence[Answers], back: Markup, part: str = ""
    ) -> str:
        if told := answers.lessons(taken, answers.ANSWERS, level=2):
            back = _ANSWERS.format(told) + back
        return _BOOK.format(
            language=self.home.language,
            title=f"{self.home.title}: {part}" if part else self.home.title,
            authors=self.authors,
            day=self.proven.newest.isoformat(),
            front=front.cover(self.home, self.proven, self.edition, part)
            + front.colophon(self.home, self.proven)
            + _contents(parts, back),
            pages=Markup().join(chapter.html() for chapter in parts),
            back=back,
        )


def _contents(parts: Sequence[Chapter], back: Markup) -> Markup:
    """The contents, with what there is at the end."""
    last = {answers.ANSWERS: "Answers"}
    last |= {address(name): title for name, title in registers.TITLES.items()}
    return front.contents(
        [line for part in parts for line in part.contents()]
        + [(id_, title, Markup()) for id_, title in last.items() if f'id="{id_}"' in back]
    )
