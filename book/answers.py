"""Solutions stand at the end of their chapter, answers to questions at the end of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from markupsafe import Markup

from book.links import address
from book.page import Page, text

ANSWERS, SOLUTIONS = "answers", "solutions"
_SORTS = {"question": ANSWERS, "success": SOLUTIONS, "failure": SOLUTIONS}
_LESSON = Markup('<section><h{level}><a href="#{id}">{title}</a></h{level}>{boxes}</section>')


@dataclass(frozen=True, slots=True)
class Answers:
    """The boxes of one sort that were taken from a page."""

    page: Page
    sort: str
    boxes: tuple[HtmlElement, ...]


def take(page: Page) -> list[Answers]:
    """Take what tells too much out of a tidied page, and leave a link to it there."""
    found: dict[str, list[HtmlElement]] = {ANSWERS: [], SOLUTIONS: []}
    for box in list(page.article.find_class("opened")):
        sorts = [_SORTS[name] for name in box.get("class").split() if name in _SORTS]
        if sorts:
            _point(page, box, sorts[0], len(found[sorts[0]]))
            found[sorts[0]].append(box)
    return [Answers(page, sort, tuple(boxes)) for sort, boxes in found.items() if boxes]


def _point(page: Page, box: HtmlElement, sort: str, number: int) -> None:
    """Put a link in the place of the box, with the box's name."""
    box.set("id", address(page.name, f"{sort}-{number}"))
    pointer = box.makeelement("p", {"class": "elsewhere"})
    link = etree.SubElement(pointer, "a", {"class": "inside", "href": f"#{box.get('id')}"})
    link.text = text(next(iter(box.find_class("admonition-title")), None))
    pointer.tail, box.tail = box.tail, None
    box.getparent().replace(box, pointer)


def lessons(taken: Sequence[Answers], sort: str, level: int) -> Markup:
    """The boxes of a sort as HTML, under the titles of their lessons."""
    return Markup().join(
        _LESSON.format(
            level=level,
            id=address(answers.page.name),
            title=answers.page.title,
            boxes=Markup().join(map(as_html, answers.boxes)),
        )
        for answers in taken
        if answers.sort == sort
    )


def as_html(element: HtmlElement) -> Markup:
    """An element of a page as text of the book."""
    return Markup(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
