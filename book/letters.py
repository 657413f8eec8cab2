"""The letters that the site's own fonts have: the book is set in no other."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from book.errors import BookError
from book.page import Page

FONTS = Path("assets", "fonts")
_FIX = "write it in other letters, or add it to the fonts in docs/assets/fonts"
_NO_GLYPH = frozenset("\n\t\r\u00a0\u00ad\u200b")


def check(pages: Sequence[Page]) -> None:
    """Raises BookError for a letter that no font of the site has, with its page."""
    known = _letters(pages[0].site / FONTS)
    for page in pages:
        for letter in sorted(set(page.article.text_content()) - known):
            code = f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')}"
            raise BookError(page.path, f"the site's fonts have no {letter!r} ({code})", _FIX)


def _letters(folder: Path) -> frozenset[str]:
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
