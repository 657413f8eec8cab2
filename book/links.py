"""Links: those from page to page lead to the right place of the book, the others stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from book.errors import BookError
from book.page import Page, named


class Links:
    """Every place of the course that a link may name, and its id in the book."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._places = {page.name: _ids(page) for page in pages}

    def settle(self, page: Page) -> None:
        """Make the ids of a tidied page unique in the book, and its links follow them."""
        for element in page.article.xpath(".//*[@id]"):
            if element.get("id") in self._places[page.name]:
                element.set("id", address(page.name, element.get("id")))
        page.article.set("id", address(page.name))

    def follow(self, pages: Sequence[Page]) -> None:
        """Lead every link to its place. Raises BookError for one that leads nowhere."""
        in_book = {id_ for page in pages for id_ in page.article.xpath("descendant-or-self::*/@id")}
        for page in pages:
            for link in list(page.article.iter("a")):
                if link.get("href") is not None:
                    self._follow(page, link, in_book)

    def _follow(self, page: Page, link: HtmlElement, in_book: set[str]) -> None:
        if "pc-term" in (link.get("class") or "").split():
            link.drop_tag()  # a page reference after every term would drown the text
            return
        href = link.get("href")
        if (parts := urlsplit(href)).scheme:
            return
        name = named(page.site, page.path, unquote(parts.path)) if parts.path else page.name
        if name not in self._places:
            self._leave(page, link, name)
            return
        anchor = unquote(parts.fragment)
        if anchor and anchor not in self._places[name]:
            raise BookError(page.path, f"the link {href} leads to an anchor that does not exist")
        # What is left out of the book leaves its page as the place to go to.
        there = address(name, anchor)
        link.set("href", "#" + (there if there in in_book else address(name)))
        link.set("class", "inside")

    def _leave(self, page: Page, link: HtmlElement, name: str) -> None:
        """A file of the site that is no page is not in the book: its name stays as plain text."""
        if not (page.site / name).is_file():
            raise BookError(page.path, f"the link {link.get('href')} leads nowhere")
        link.drop_tag()


def address(name: str, anchor: str = "") -> str:
    """The id in the book of a page, or of a place on it."""
    stem = name.removesuffix(".html")
    return f"{stem}:{anchor}" if anchor else stem


def _ids(page: Page) -> set[str]:
    """The ids that a page has. Raises BookError when two elements share one."""
    counted = Counter(str(id_) for id_ in page.article.xpath(".//@id"))
    for id_, times in counted.items():
        if times > 1:
            raise BookError(page.path, f"the id {id_} stands on {times} elements")
    return set(counted)
