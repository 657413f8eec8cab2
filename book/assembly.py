"""Puts the pages of a site together into one HTML document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree
from markupsafe import Markup

from book import figures, front, tabs, tidy
from book.errors import BookError
from book.links import Links
from book.page import Page
from book.proofs import Proofs, proofs
from book.whole import keep_whole
from book.wrap import wrap

_BOOK = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
    "</head><body>{front}<main>{pages}</main></body></html>"
)
_CHAPTER = Markup(
    '<section class="chapter"><div class="opening"><h1 id="{id}">{title}</h1>{below}</div>'
    "{pages}</section>"
)


def assemble(pages: Sequence[Page]) -> tuple[str, Proofs]:
    """The book as HTML, and what it was proven on. Raises BookError with the page at fault."""
    home, proven = pages[0], proofs(pages)
    if not home.language:
        raise BookError(home.path, "does not say its language", "set theme.language in mkdocs.yml")
    before = front.cover(home, proven) + front.colophon(home, proven)
    before += front.contents([page for page in pages if page.chapter])
    links = Links(pages)
    for page in pages:
        _prepare(page)
        links.settle(page)
    links.follow(pages)
    html = _BOOK.format(
        language=home.language,
        title=home.title,
        day=proven.newest.isoformat(),
        front=before,
        pages=Markup().join(_chapters(pages)),
    )
    return html, proven


def _prepare(page: Page) -> None:
    """Make the article fit for paper, all but its links."""
    tabs.unfold(page.article)
    tidy.tidy(page.article)
    figures.place(page)
    wrap(page.article)
    keep_whole(page.article)
    if page.chapter:
        tidy.demote(page.article)


def _chapters(pages: Sequence[Page]) -> Iterator[Markup]:
    """Each chapter with an opening page; pages of none stand alone."""
    for chapter, grouped in groupby(pages, key=lambda page: page.chapter):
        inside = list(grouped)
        articles = Markup().join(_article(page) for page in inside)
        yield (
            articles
            if not chapter
            else _CHAPTER.format(
                id=front.chapter_id(chapter),
                title=chapter,
                below=front.page_list(inside),
                pages=articles,
            )
        )


def _article(page: Page) -> Markup:
    return Markup(etree.tostring(page.article, encoding="unicode", method="html", with_tail=False))
