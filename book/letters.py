"""The letters that the site's own fonts have: the book is set in no other."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from book.errors import BookError
from book.page import Page

FONTS = Path("assets", "fonts")
_FIX = "write it in other letters, or add it to the fonts in docs/assets/fonts"
_NO_GLYPH = frozenset("\n\t\r\u00a0\u00ad\u200b")


def check(pages: Sequence[Page]) -> None:
    """Raises BookError for a letter that no font of the site has, with its page."""
    known = letters(pages[0].site / FONTS)
    for page in pages:
        for letter in sorted(set(page.article.text_content()) - known):
            raise BookError(page.path, _missing(letter), _FIX)


def strangers(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each line of a text with a letter that is not known, and what to say of it."""
    for number, line in enumerate(text.split("\n"), start=1):
        for letter in sorted(set(line).difference(known)):
            yield number, f"{_missing(letter)}\n  fix: {_FIX}"


def _missing(letter: str) -> str:
    code = f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')}"
    return f"the site's fonts have no {letter!r} ({code})"


def letters(folder: Path) -> frozenset[str]:
    """The letters that any of the fonts has: what one lacks is taken from the next."""
    fonts = sorted(folder.glob("*.woff2"))
    if not fonts:
        raise BookError(folder, "there are no fonts", "make site")
    return _NO_GLYPH.union(*(_of(path) for path in fonts))


def _of(path: Path) -> frozenset[str]:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return frozenset(chr(code) for code in font.getBestCmap())
    except (TTLibError, OSError) as error:
        raise BookError(path, f"is no font: {error}") from None
