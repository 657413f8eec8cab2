"""Puts the pages of a site together into one book."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from book import answers, figures, tables, tabs, tidy
from book import register as registers
from book.chapter import chapters
from book.edition import Book
from book.errors import BookError
from book.links import Links
from book.page import Page
from book.proofs import proofs
from book.whole import keep_whole
from book.wrap import wrap


def assemble(pages: Sequence[Page]) -> Book:
    """The book. Raises BookError with the page at fault."""
    home, proven = pages[0], proofs(pages)
    if not home.language:
        raise BookError(home.path, "does not say its language", "set theme.language in mkdocs.yml")
    back = registers.read(pages)
    links = Links(pages)
    bound = [page for page in pages if page.name not in back]
    _settle(bound, links)
    edition = _edition(bound)
    taken = [found for page in bound for found in answers.take(page)]
    parts = tuple(chapters(bound, taken))
    return Book(home, proven, edition, parts, tuple(taken), registers.register(back))


def _edition(pages: Sequence[Page]) -> str:
    """A name for these very words: another book has another."""
    words = "\0".join(page.article.text_content() for page in pages)
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _settle(pages: Sequence[Page], links: Links) -> None:
    """Make the articles fit for paper, and their links lead through the book."""
    for page in pages:
        tabs.unfold(page.article)
        tidy.tidy(page.article)
        tables.name_rows(page.article)
        figures.place(page)
        wrap(page.article)
        keep_whole(page.article)
        if page.chapter:
            tidy.demote(page.article)
        links.settle(page)
    links.follow(pages)
