"""The book is set in the site's own fonts, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.letters import check
from tests.book.samples import course


def test_letters_of_the_site_s_fonts_pass(tmp_path: Path) -> None:
    check(course(tmp_path, "<p>Größe – “quoted” … 5 × 3</p>"))


def test_a_letter_that_no_font_has_is_named_with_its_page(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"first/1\.html: .*U\+4E2D CJK UNIFIED IDEOGRAPH-4E2D"):
        check(course(tmp_path, "<p>中</p>"))


def test_missing_and_broken_fonts_are_named(tmp_path: Path) -> None:
    pages = course(tmp_path)
    fonts = sorted((tmp_path / "assets" / "fonts").glob("*.woff2"))
    fonts[0].write_bytes(b"no font")
    with pytest.raises(BookError, match=rf"{fonts[0].name}: is no font"):
        check(pages)
    for font in fonts:
        font.unlink()
    with pytest.raises(BookError, match="there are no fonts"):
        check(pages)
