"""A page of the built site: its article, and the chapter it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from book.errors import BookError

# Spread out or to be opened: the theme's setting `navigation.sections` chooses.
_SECTION = {"md-nav__item--section", "md-nav__item--nested"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready to be changed: its article is its own copy."""

    site: Path
    name: str  # relative to the site, as in links: first-steps/images.html
    title: str  # its first heading
    chapter: str  # the heading in the navigation above it; empty for the home page
    following: str  # the name of the page after it; empty for the last
    language: str
    licence: str
    article: HtmlElement

    @property
    def path(self) -> Path:
        """The file, for messages and for links that start from it."""
        return self.site / self.name


def read(site: Path, name: str) -> Page:
    """Read one page. Raises BookError when it is no page of a course."""
    path = site / name
    if not path.is_file():
        raise BookError(path, "there is no such page", "make site")
    parser = html.HTMLParser(remove_comments=True)
    tree: HtmlElement = html.document_fromstring(path.read_text(), parser=parser)
    article = next(tree.iter("article"), None)
    if article is None or article.find(".//h1") is None:
        raise BookError(path, "has no article with a heading", "start the page with one # heading")
    following = next((link.get("href", "") for link in tree.iter("link") if _is_next(link)), "")
    return Page(
        site,
        name,
        text(article.find(".//h1")),
        _chapter(tree),
        named(site, path, following) if following else "",
        tree.get("lang", ""),
        text(next(iter(tree.find_class("md-copyright__highlight")), None)),
        article,
    )


def _is_next(link: HtmlElement) -> bool:
    return bool(link.get("rel") == "next")


def named(site: Path, start: Path, link: str) -> str:
    """What a link from a file leads to, relative to the site. Raises BookError outside of it."""
    try:
        return (start.parent / link).resolve().relative_to(site.resolve()).as_posix()
    except ValueError:
        raise BookError(start, f"the link {link} leads out of the site") from None


def text(element: HtmlElement | None) -> str:
    """The words in an element, without its permalink, with single blanks between them."""
    if element is None:
        return ""
    words = element.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")
    return " ".join("".join(words).split())


def _chapter(tree: HtmlElement) -> str:
    """The outermost section of the navigation that is marked as the page's own."""
    for item in tree.find_class("md-nav__item--active"):
        if _SECTION & set(item.get("class", "").split()):
            return text(item.find("label"))
    return ""
