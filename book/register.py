"""The registers at the end: where each docker command and each error is shown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement
from markupsafe import Markup

from book.links import address
from book.page import Page

_COMMAND = re.compile(r"\bdocker((?: [a-z][a-z-]*)+)")
# After these the next word belongs to the command; after others it is an image or a name.
_GROUP = re.compile(
    "buildx|builder|compose|config|container|context|image|network|node|plugin|secret|service"
    "|stack|swarm|system|volume"
)
_ERROR = re.compile(
    r"error|cannot|could ?n.t|denied|not (?:found|allowed|running)|no such|invalid|unable|failed"
    r"|refused|must|conflict",
    re.IGNORECASE,
)
_SAID_BY = re.compile(r"^(?:docker: |error: |error response from daemon: )+", re.IGNORECASE)
_LONGEST = 100  # letters of a message; the rest stands on its page
_REGISTER = Markup(
    '<section class="register"><h1 id="{id}">{title}</h1><ul>{entries}</ul></section>'
)
_ENTRY = Markup("<li><code>{head}</code> {places}</li>")
_PLACE = Markup('<a class="page" href="#{id}">{title}</a>')

COMMANDS, ERRORS = "register-of-commands", "register-of-errors"

Places = dict[str, dict[str, str]]  # what is shown, and by title of the lesson its first place


def register(pages: Sequence[Page]) -> Markup:
    """Both registers as HTML; every step that they name gets an id."""
    commands: Places = {}
    errors: Places = {}
    for page in pages:
        for number, step in enumerate(page.article.find_class("pc-step"), start=1):
            here = address(page.name, f"step-{number}")
            _note(commands, _commands(step), page, step, here)
            _note(errors, _errors(step), page, step, here)
    return _html(COMMANDS, "Commands", commands) + _html(ERRORS, "Errors", errors)


def _note(places: Places, heads: Iterator[str], page: Page, step: HtmlElement, here: str) -> None:
    for head in heads:
        if page.title not in places.setdefault(head, {}):
            step.set("id", here)
            places[head][page.title] = here


def _commands(step: HtmlElement) -> Iterator[str]:
    """The docker commands of a step, without options and arguments."""
    for typed in step.find_class("pc-typed"):
        for found in _COMMAND.finditer(typed.text_content()):
            words = found[1].split()
            if not _GROUP.fullmatch(words[0]):
                yield f"docker {words[0]}"
            elif len(words) > 1:
                yield f"docker {words[0]} {words[1]}"


def _errors(step: HtmlElement) -> Iterator[str]:
    """What a step that fails says first, without the name of the program that says it."""
    if "pc-step--fails" in step.get("class", ""):
        printed = "\n".join(block.text_content() for block in step.find_class("pc-printed"))
        said = next((line for line in printed.split("\n") if _ERROR.search(line)), "")
        if message := _SAID_BY.sub("", said.strip()):
            yield _short(message)


def _short(message: str) -> str:
    """The end of a chain of causes tells most; of a sentence, its beginning."""
    while len(message) > _LONGEST and ": " in message:
        message = message.partition(": ")[2]
    return textwrap.shorten(message, _LONGEST, placeholder=" …")


def _html(id_: str, title: str, places: Places) -> Markup:
    entries = Markup().join(
        _ENTRY.format(
            head=head,
            places=Markup().join(_PLACE.format(id=id_, title=lesson) for lesson, id_ in at.items()),
        )
        for head, at in sorted(places.items(), key=lambda entry: entry[0].casefold())
    )
    return _REGISTER.format(id=id_, title=title, entries=entries) if places else Markup()
