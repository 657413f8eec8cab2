"""The book cut into the files of an EPUB: XHTML, one file a lesson, links that know the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
_SVG = "{http://www.w3.org/2000/svg}"
_XMLNS = "{http://www.w3.org/2000/xmlns/}"
_OWN = {
    _SVG: {None: _SVG[1:-1], "xlink": "http://www.w3.org/1999/xlink"},
    XHTML: {None: XHTML[1:-1], "epub": "http://www.idpf.org/2007/ops"},
}
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of the book."""

    name: str
    body: etree._Element
    ids: frozenset[str]

    @property
    def has_drawing(self) -> bool:
        """Whether an SVG drawing stands in it, which the package has to say."""
        return next(self.body.iter(f"{_SVG}svg"), None) is not None


def leaves(html: str) -> tuple[list[Leaf], etree._Element]:
    """The files in their order, and the contents as the navigation wants them."""
    import tinyhtml5  # comes with WeasyPrint

    tree: Element = tinyhtml5.parse(html)
    body = tree.find(f"{XHTML}body")
    assert body is not None
    contents = next(part for part in body if part.tag == f"{XHTML}nav")
    cut = [_leaf(part) for part in _parts(body)]
    toc, files = _copied(contents), {id_: leaf.name for leaf in cut for id_ in leaf.ids}
    for root in [toc, *(leaf.body for leaf in cut)]:
        _lead(root, files)
    return cut, toc


def _parts(parent: Element) -> Iterator[Element]:
    """What becomes a file: chapters are opened, the contents are left out."""
    for part in parent:
        if part.tag == f"{XHTML}main" or "chapter" in part.get("class", "").split():
            yield from _parts(part)
        elif part.tag != f"{XHTML}nav":
            yield part


def _leaf(part: Element) -> Leaf:
    body = _copied(part)
    ids = [str(found.get("id")) for found in body.iter(etree.Element) if found.get("id")]
    first = ids[0] if ids else part.get("class", "")
    name = f"{_NOT_A_NAME.sub('-', first.lower()).strip('-')}.xhtml"
    return Leaf(name, body, frozenset(ids))


def _copied(element: Element, parent: etree._Element | None = None) -> etree._Element:
    """The same element in a tree that is written with plain names, `<svg>` and not `<x:svg>`."""
    attributes: dict[Any, Any] = {
        name: value for name, value in element.attrib.items() if not name.startswith(_XMLNS)
    }
    namespace = element.tag.partition("}")[0] + "}"
    if parent is None or not str(parent.tag).startswith(namespace):
        own: Any = _OWN[namespace]
        made = etree.Element(element.tag, attributes, own)
    else:
        made = etree.Element(element.tag, attributes)
    if parent is not None:
        parent.append(made)
    made.text, made.tail = element.text, element.tail if parent is not None else None
    for child in element:
        if isinstance(child.tag, str):
            _copied(child, made)
    return made


def _lead(root: etree._Element, files: dict[str, str]) -> None:
    """Make every link inside the book name the file of its target."""
    for link in root.iter(f"{XHTML}a"):
        target = link.get("href", "")
        if target.startswith("#"):
            link.set("href", f"{files[target[1:]]}#{quote(target[1:])}")


def pictures(cut: Sequence[Leaf]) -> list[str]:
    """The files that the leaves show, as the site names them."""
    shown = {str(image.get("src")) for leaf in cut for image in leaf.body.iter(f"{XHTML}img")}
    return sorted(shown)
