"""The indexes at the end: on which pages each command and each error is shown.

The site has both as pages of their own, made from the recordings. On paper a number of a page says
more than they do: they are read here, and left out of the book.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lxml.html import HtmlElement
from markupsafe import Markup

from book.links import address
from book.page import Page, named, text
from book.steps import Steps

_SAID_BY = re.compile(r"^(?:docker: |error: |error response from daemon: )+", re.IGNORECASE)
_LONGEST = 100  # letters of a message; the rest stands on its page
_REGISTER = Markup(
    '<section class="register {sort}"><h1 id="{id}">{title}</h1><ul>{entries}</ul></section>'
)
_ENTRY = Markup("<li><code>{head}</code> {places}</li>")
_PLACE = Markup('<a class="page" href="#{id}"><span class="place">{title}</span></a>')

COMMANDS, ERRORS = "reference/commands.html", "reference/errors.html"
TITLES = {COMMANDS: "Index of commands", ERRORS: "Index of errors"}

Places = dict[str, dict[str, str]]  # what is shown, and the id of each place by its title


def read(pages: Sequence[Page]) -> dict[str, Places]:
    """What the site's own indexes list. The pages are not tidied yet; steps that are named get an
    id.
    """
    by_name = {page.name: page for page in pages}
    readers = {COMMANDS: _commands, ERRORS: _errors}
    return {
        name: reader(by_name[name], by_name) for name, reader in readers.items() if name in by_name
    }


def register(found: dict[str, Places]) -> Markup:
    """The indexes as HTML."""
    return Markup().join(_html(name, places) for name, places in found.items())


def _commands(index: Page, pages: dict[str, Page]) -> Places:
    """Each command, and the first step of each lesson that calls it."""
    places: Places = {}
    steps = {name: Steps(page) for name, page in pages.items()}
    for heading, below in _parts(index.article, "h3"):
        lines = [line for part in below for line in part.iter("li")]
        for line in lines:
            typed, (page, _) = line.find("code").text_content(), _target(index, line.find(".//a"))
            lessons = places.setdefault(text(heading), {})
            if pages[page].title not in lessons:
                lessons[pages[page].title] = steps[page].id_of(typed)
    return places


def _errors(index: Page, pages: dict[str, Page]) -> Places:
    """Each message, and the places that explain it; what has no message is called by its title."""
    places: Places = {}
    message = ""
    for heading, below in _parts(index.article, "h3", "h4"):
        said = [" ".join(span.text_content().split()) for span in heading.xpath("./span[@hidden]")]
        title = text(heading).removesuffix(" ".join(said)).strip()
        message = message if heading.tag == "h4" else _short(_SAID_BY.sub("", (said or [title])[0]))
        # Below an h3 stand its own place and then its causes, each of which is an h4 of its own.
        for where in [each for part in below for each in _classed(part, "pc-where")][:1]:
            page, anchor = _target(index, where.find(".//a"))
            name = pages[page].title if title == message else title
            _add(places.setdefault(message, {}), (name, pages[page].title), address(page, anchor))
    return places


def _add(places: dict[str, str], names: tuple[str, str], place: str) -> None:
    """Two errors may share a title: the second is told apart by its page's."""
    title, page = names
    places[title if places.get(title, place) == place else f"{title}, {page}"] = place


def _parts(article: HtmlElement, *tags: str) -> Iterator[tuple[HtmlElement, list[HtmlElement]]]:
    """Each heading of these, with what follows it up to the next heading."""
    ends = ("h1", "h2", "h3", "h4")
    for heading in article.iter(*tags):
        below = []
        for part in heading.itersiblings():
            if part.tag in ends:
                break
            below.append(part)
        yield heading, below


def _classed(part: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = part.xpath(f"descendant-or-self::*[@class='{name}']")
    return found


def _target(index: Page, link: HtmlElement) -> tuple[str, str]:
    """The page and the anchor that a link of an index leads to."""
    path, _, anchor = unquote(link.get("href")).partition("#")
    return named(index.site, index.path, path), anchor


def _short(message: str) -> str:
    """The end of a chain of causes tells most; of a sentence, its beginning."""
    while len(message) > _LONGEST and ": " in message:
        message = message.partition(": ")[2]
    return textwrap.shorten(message, _LONGEST, placeholder=" …")


def _in_order(head: str) -> tuple[str, str]:
    """By letters: a quotation mark at the beginning says nothing."""
    return re.sub(r"^\W+", "", head).casefold(), head


def _html(name: str, places: Places) -> Markup:
    entries = Markup().join(
        _ENTRY.format(
            head=head,
            places=Markup(", ").join(
                _PLACE.format(id=id_, title=title) for title, id_ in at.items()
            ),
        )
        for head, at in sorted(places.items(), key=lambda entry: _in_order(entry[0]))
    )
    sort = address(name).rpartition("/")[2]
    return _REGISTER.format(sort=sort, id=address(name), title=TITLES[name], entries=entries)
