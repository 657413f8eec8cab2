"""Reads a page's words for the search: what Material's own parser finds, in a quarter of its time.

The HTML of a page is well formed, as Markdown wrote it: one pattern is enough to take it apart.
tests/macros/test_words.py holds it to what the parser of the pinned Material finds.
"""

from __future__ import annotations

import re
from html import escape, unescape

from material.plugins.search.plugin import Element, Section, void

_TOKEN = re.compile(
    r"""<!--.*?-->|<(/?)([A-Za-z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_NEVER = frozenset({"object", "script", "style"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})


def sections(html: str) -> list[Section]:
    """The parts of a page, each with its heading and its text."""
    reading = _Reading()
    for end, tag, attributes, data in _TOKEN.findall(html):
        if data:
            reading.text(unescape(data) if "&" in data else data)
        elif end:
            reading.end(tag.lower())
        elif tag:
            reading.start(tag.lower(), attributes)
            if attributes.endswith("/"):
                reading.end(tag.lower())
    return reading.found


class _Reading:
    """Where in the page the reader is. Elements are told apart by their tags alone, as there."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self._open: list[str] = []
        self._permalinks: list[bool] = []
        self._skipped = set(_NEVER)
        self._section: Section | None = None

    def start(self, tag: str, written: str) -> None:
        if tag in void:
            return
        self._open.append(tag)
        self._permalinks.append(tag == "a" and 'class="headerlink"' in written)
        if tag in _HEADINGS:
            self._head(tag, _attributes(written))
        self._begin()
        if "data-search-exclude" in written or 'class="linenodiv"' in written:
            self._skipped.add(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            self._pieces().append(f"<{tag}>")

    def _head(self, tag: str, attributes: dict[str, str]) -> None:
        """A heading with an id begins a section; one that is not the first of a page needs it."""
        if "id" not in attributes:
            return
        if tag != "h1" and not self.found:
            self._add(Section(Element("hx"), len(self._open)))
        section = Section(Element(tag, attributes), len(self._open))
        if self.found:
            section.id = attributes["id"]
        self._add(section)

    def _begin(self) -> Section:
        """The section at hand; what stands before any heading has one as well."""
        return self._section or self._add(Section(Element("hx")))

    def _add(self, section: Section) -> Section:
        self._section = section
        self.found.append(section)
        return section

    def _pieces(self) -> list[str]:
        """Where text goes: to the heading while it is open."""
        section = self._begin()
        pieces: list[str] = section.title if section.el.tag in self._open else section.text
        return pieces

    def end(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        self._leave_section()
        self._open.pop(), self._permalinks.pop()
        if tag in self._skipped:
            self._skipped -= {tag} - _NEVER
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            _close(self._pieces(), tag)

    def _leave_section(self) -> None:
        """A heading inside of another element is over with that element."""
        section, depth = self._begin(), len(self._open)
        if section.depth > depth:
            outer = next((each for each in reversed(self.found) if each.depth <= depth), None)
            if outer is not None:
                section.depth = float("inf")
                self._section = outer

    def text(self, data: str) -> None:
        if not self._skipped.isdisjoint(self._open):
            return
        blank, kept = data.isspace(), "pre" in self._open
        if not kept:
            data = " " if blank else data.replace("\n", " ")
        section = self._begin()
        if section.el.tag in self._open:
            if not any(self._permalinks):
                section.title.append(escape(data, quote=False))
        elif not blank:
            section.text.append(escape(data, quote=False))
        elif kept or not section.text or not section.text[-1].isspace():
            section.text.append(data)


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(one or two) for name, one, two in _ATTRIBUTE.findall(written)}


def _close(pieces: list[str], tag: str) -> None:
    """Close a tag; one with nothing but blanks in it goes, and they with it."""
    opened = pieces.index(f"<{tag}>")
    if all(piece.isspace() for piece in pieces[opened + 1 :]):
        del pieces[opened:]
    else:
        pieces.append(f"</{tag}>")
