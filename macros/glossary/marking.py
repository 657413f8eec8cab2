"""One pass over a page's HTML that explains each term where a section uses it first.

A marked term is a link to the glossary with its meaning as a title: it works without scripts, takes
the focus, and the site's script shows the meaning in a box of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from macros.glossary.terms import Term
from macros.html import Shape

_MARK = Shape('<a class="pc-term" href="{page}#{anchor}" title="{meaning}">{text}</a>')
_PIECE = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)([^>]*)>|[^<]+", re.DOTALL)
#: Where nothing is marked: what is typed or printed, what is a link already, and titles.
_LEFT_ALONE = {
    *("a", "abbr", "button", "figcaption", "label", "summary", "svg", "textarea", "title"),
    *("code", "kbd", "pre", "samp", "script", "style"),
    *("dt", "h1", "h2", "h3", "h4", "h5", "h6", "th"),
}
_TITLE = "admonition-title"
_SECTION = "h2"
_PLURAL = "(?:s|es)?"


class Marker:
    """Marks the terms of one glossary in any number of pages."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = {form.lower(): term for term in terms for form in term.forms}
        longest_first = sorted((form for term in terms for form in term.forms), key=len)[::-1]
        self._form = re.compile(
            rf"(?<![\w/.-])({'|'.join(map(_pattern, longest_first))}){_PLURAL}(?![\w/-])"
        )

    def mark(self, html: str, page: str, chapter: str = "") -> str:
        """The HTML of a page of a chapter, terms marked; `page` leads from it to the glossary."""
        if not self._terms:
            return html
        seen: set[str] = set()
        shut: list[str] = []  # the elements that we are in, from the first where nothing is marked

        def piece(found: re.Match[str]) -> str:
            closing, tag, attributes = found[1], (found[2] or "").lower(), found[3] or ""
            if tag:
                _enter(shut, bool(closing), tag, attributes)
                if tag == _SECTION:
                    seen.clear()
                return found[0]
            if shut or found[0].startswith("<!--"):
                return found[0]
            return self._form.sub(self._marked(seen, page, chapter), found[0])

        return _PIECE.sub(piece, html)

    def _marked(self, seen: set[str], page: str, chapter: str) -> Callable[[re.Match[str]], str]:
        def marked(found: re.Match[str]) -> str:
            term = self._terms[re.sub(r"\s+", " ", found[1]).lower()]
            if term.name in seen or not term.is_meant_in(chapter):
                return found[0]
            seen.add(term.name)
            return str(_MARK(page=page, anchor=term.anchor, meaning=term.meaning, text=found[0]))

        return marked


def _pattern(form: str) -> str:
    """A form as a pattern: blanks may be line ends, and what is in lower case may begin a line."""
    text = r"\s+".join(re.escape(word) for word in form.split())
    return f"(?i:{text[0]}){text[1:]}" if form.islower() else text


def _enter(shut: list[str], closing: bool, tag: str, attributes: str) -> None:
    """Keep count of the elements of one name inside which nothing is marked."""
    if shut:
        if tag == shut[0] and not attributes.endswith("/"):
            if closing:
                shut.pop()
            else:
                shut.append(tag)
    elif not closing and (tag in _LEFT_ALONE or _TITLE in attributes):
        shut.append(tag)


def with_anchors(html: str, terms: Sequence[Term]) -> str:
    """The glossary's own page, each term with the id that links lead to."""
    for term in terms:
        shown = f"<dt>{', '.join(term.forms)}</dt>"
        named = f'<dt id="{term.anchor}">{term.name}</dt>'
        html = html.replace(shown, named, 1)
    return html
