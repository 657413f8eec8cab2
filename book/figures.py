"""Pictures: drawings become part of the book as vectors, all of them say what they show."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from book.errors import BookError
from book.page import Page, named

_SVG = "{http://www.w3.org/2000/svg}"
_FIX = "say what it shows: ![The client sends requests to the daemon](…)"
_FONT = re.compile(r"(font-family\s*:\s*)([^;}]*)")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_GREEN = "#0a6349"  # as in print.css, which says nothing to what is inside of a drawing
_TALL = 0.8  # of the line's width: a drawing that is taller would leave the page before it empty
_DESCRIBING = ("title", "desc", "metadata", "script")


def place(page: Page) -> None:
    """Change the pictures of a page in place. Raises BookError for one missing or not described."""
    for drawing in page.article.iter("svg"):
        if drawing.find("title") is None:
            raise BookError(page.path, "a drawing has no title", "begin it with <title>")
        if "pc-bar" in drawing.get("class", ""):
            drawing.set("fill", _GREEN)  # the site's style sheet does it there
    for number, image in enumerate(list(page.article.iter("img")), start=1):
        described = " ".join((image.get("alt") or "").split())
        source = image.get("src", "")
        if not described:
            raise BookError(page.path, f"the picture {source} has no alternative text", _FIX)
        name = named(page.site, page.path, source)
        if not (page.site / name).is_file():
            raise BookError(page.path, f"there is no picture {source}", "correct its path")
        if name.endswith(".svg"):
            _draw(page, image, name, f"{page.name}-{number}-", described)
        else:
            image.set("src", name)


def _draw(page: Page, image: HtmlElement, name: str, prefix: str, described: str) -> None:
    """Put the drawing itself where the picture was."""
    try:
        drawing = etree.fromstring((page.site / name).read_bytes())
    except etree.XMLSyntaxError as error:
        raise BookError(page.site / name, f"is no SVG: {error.msg}") from None
    for element in list(drawing.iter(*(_SVG + tag for tag in _DESCRIBING))):
        _remove(element)
    title = etree.Element(f"{_SVG}title")
    title.text = described
    drawing.insert(0, title)
    for name in {"role", "aria-labelledby", "aria-label"} & set(drawing.attrib):
        del drawing.attrib[name]
    for element in drawing.iter(etree.Element):
        _own(element, prefix)
    _scale(drawing)
    drawing.tail = image.tail
    image.getparent().replace(image, drawing)


def _scale(drawing: etree._Element) -> None:
    """Make a drawing that is tall as narrow as it has to be."""
    box = _NUMBER.findall(drawing.get("viewBox", ""))
    width, height = map(float, box[2:] if len(box) == 4 else (1, 0))
    if height > _TALL * width:
        drawing.set("style", f"width: {_TALL * width / height:.1%}")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _own(element: etree._Element, prefix: str) -> None:
    """Give the element an id of this book, references that follow it, and the book's fonts."""
    if element.tag == f"{_SVG}style":
        element.text = _FONT.sub(lambda found: found[1] + _font(found[2]), element.text or "")
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        if name == "id":
            element.set(name, prefix + value)
        elif name == "font-family":
            element.set(name, _font(value))
        elif value.startswith("#") and name.endswith("href"):
            element.set(name, f"#{prefix}{value[1:]}")
        else:
            element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))


def _font(wanted: str) -> str:
    return "Plex Mono" if "mono" in wanted.lower() else "Plex Sans"
