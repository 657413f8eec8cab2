"""Puts the pages of a site together into one HTML document."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from book import answers, figures, front, tables, tabs, tidy
from book import register as registers
from book.chapter import Chapter, chapters
from book.errors import BookError
from book.links import Links
from book.page import Page
from book.proofs import Proofs, proofs
from book.whole import keep_whole
from book.wrap import wrap

_BOOK = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
    "</head><body>{front}<main>{pages}</main>{back}</body></html>"
)
_ANSWERS = Markup('<section class="answers"><h1 id="answers">Answers</h1>{}</section>')


def assemble(pages: Sequence[Page]) -> tuple[str, Proofs]:
    """The book as HTML, and what it was proven on. Raises BookError with the page at fault."""
    home, proven = pages[0], proofs(pages)
    if not home.language:
        raise BookError(home.path, "does not say its language", "set theme.language in mkdocs.yml")
    _settle(pages)
    back = registers.register(pages)
    taken = [found for page in pages for found in answers.take(page)]
    parts = list(chapters(pages, taken))
    if told := answers.lessons(taken, answers.ANSWERS, level=2):
        back = _ANSWERS.format(told) + back
    html = _BOOK.format(
        language=home.language,
        title=home.title,
        day=proven.newest.isoformat(),
        front=front.cover(home, proven) + front.colophon(home, proven) + _contents(parts, back),
        pages=Markup().join(part.html() for part in parts),
        back=back,
    )
    return html, proven


def _settle(pages: Sequence[Page]) -> None:
    """Make the articles fit for paper, and their links lead through the book."""
    links = Links(pages)
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


def _contents(parts: Sequence[Chapter], back: Markup) -> Markup:
    """The contents, with what there is at the end."""
    last = {answers.ANSWERS: "Answers", registers.COMMANDS: "Commands", registers.ERRORS: "Errors"}
    return front.contents(
        [line for part in parts for line in part.contents()]
        + [(id_, title, Markup()) for id_, title in last.items() if f'id="{id_}"' in back]
    )
