"""The steps of a page's terminals, by what is typed in them."""

from __future__ import annotations

from lxml.html import HtmlElement

from book.links import address
from book.page import Page


class Steps:
    """Finds a step of a page, and names it when it is asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._all = list(page.article.find_class("pc-step"))
        self._first: dict[str, int] = {}
        for number, step in enumerate(self._all, start=1):
            self._first.setdefault(_typed(step), number)

    def id_of(self, command: str) -> str:
        """The id in the book of the first step with this command; of the page where none has it."""
        number = self._first.get(_words(command))
        if number is None:
            return address(self._page.name)
        self._all[number - 1].set("id", f"step-{number}")
        return address(self._page.name, f"step-{number}")


def _typed(step: HtmlElement) -> str:
    return _words("\n".join(block.text_content() for block in step.find_class("pc-typed")))


def _words(command: str) -> str:
    return " ".join(command.split())
