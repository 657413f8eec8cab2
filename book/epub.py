"""The book as EPUB 3: the same assembly, cut into files and packed."""

from __future__ import annotations

import io
import mimetypes
import re
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from markupsafe import Markup

from book.edition import Book
from book.leaves import Leaf, leaves, pictures

_STYLE = Path(__file__).with_name("epub.css")
_FONTS = Path("assets", "css", "fonts.css")
_FONT = re.compile(r"\.\./fonts/([\w-]+\.woff2)")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes, whenever it is packed
_KINDS = {".woff2": "font/woff2", ".xhtml": "application/xhtml+xml", ".css": "text/css"}
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PACKAGE = Markup("""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
 xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title><dc:language>{lang}</dc:language><dc:rights>{licence}</dc:rights>
<dc:creator>{authors}</dc:creator>
<meta property="dcterms:modified">{day}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Every drawing is described in words.</meta>
</metadata>
<manifest>{items}</manifest>
<spine>{spine}</spine>
</package>
""")
_ITEM = Markup('<item id="{id}" href="{name}" media-type="{kind}"{properties}/>\n')
_REFERENCE = Markup('<itemref idref="{id}"/>\n')
_LEAF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{lang}" xml:lang="{lang}"><head><title>{title}</title>
<link rel="stylesheet" href="epub.css"/></head><body>{body}</body></html>
"""


def epub(book: Book, site: Path) -> bytes:
    """The EPUB, the same bytes for the same book."""
    cut, contents = leaves(book.html())
    contents.set("{http://www.idpf.org/2007/ops}type", "toc")
    files = {f"book/{name}": data for name, data in _files(book, site, cut, contents)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", _CONTAINER.encode())
        for name, data in files.items():
            _put(archive, name, data)
    return packed.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, how)


def _files(
    book: Book, site: Path, cut: list[Leaf], contents: etree._Element
) -> Iterator[tuple[str, bytes]]:
    """Every file of the book and its bytes."""
    style = _FONT.sub(r"fonts/\1", (site / _FONTS).read_text()) + _STYLE.read_text()
    fonts = sorted(set(_FONT.findall((site / _FONTS).read_text())))
    shown = pictures(cut)
    yield "package.opf", _package(book, cut, [f"fonts/{name}" for name in fonts] + shown).encode()
    yield "contents.xhtml", _page(book, contents)
    yield "epub.css", style.encode()
    for leaf in cut:
        yield leaf.name, _page(book, leaf.body)
    for name in fonts:
        yield f"fonts/{name}", (site / "assets" / "fonts" / name).read_bytes()
    for name in shown:
        yield name, (site / name).read_bytes()


def _page(book: Book, body: etree._Element) -> bytes:
    written = etree.tostring(body, encoding="unicode")
    heading = next(body.iter("{*}h1", "{*}h2"), None)
    said = " ".join("".join(map(str, heading.itertext())).split()) if heading is not None else ""
    title = Markup.escape(said or book.home.title)
    return _LEAF.format(lang=book.home.language, title=title, body=written).encode()


def _package(book: Book, cut: list[Leaf], others: list[str]) -> str:
    """The list of all files, what each is, and the order of reading."""
    listed = [("contents.xhtml", ' properties="nav"'), ("epub.css", "")]
    listed += [(leaf.name, ' properties="svg"' if leaf.has_drawing else "") for leaf in cut]
    listed += [(name, "") for name in others]
    order = [cut[0].name, "contents.xhtml", *(leaf.name for leaf in cut[1:])]
    ids = {name: f"file-{number}" for number, (name, _) in enumerate(listed)}
    return _PACKAGE.format(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"{book.home.title} {book.edition}"),
        lang=book.home.language,
        title=book.home.title,
        authors=book.authors,
        licence=book.home.licence,
        day=book.proven.newest.isoformat(),
        items=Markup().join(
            _ITEM.format(id=ids[name], name=name, kind=_kind(name), properties=Markup(properties))
            for name, properties in listed
        ),
        spine=Markup().join(_REFERENCE.format(id=ids[name]) for name in order),
    )


def _kind(name: str) -> str:
    """What a file is, by its name; what no list knows is left to epubcheck to refuse."""
    known = _KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    return known or "application/octet-stream"
