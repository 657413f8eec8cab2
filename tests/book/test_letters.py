"""The book is set in the site's own fonts, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from book.errors import BookError
from book.letters import FONTS, check, letters, strangers
from tests.book.samples import ROOT, course


def test_letters_of_the_site_s_fonts_pass(tmp_path: Path) -> None:
    check(course(tmp_path, "<p>Größe – “quoted” … 5 × 3</p>"))


def test_a_letter_that_no_font_has_is_named_with_its_page(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"first/1\.html: .*U\+4E2D CJK UNIFIED IDEOGRAPH-4E2D"):
        check(course(tmp_path, "<p>中</p>"))


def test_a_letter_is_named_with_its_line() -> None:
    [(line, said)] = strangers("a\nb 中 b\nc", set("abc "))
    assert (line, said.partition("\n")[0]) == (
        2,
        "the site's fonts have no '中' (U+4E2D CJK UNIFIED IDEOGRAPH-4E2D)",
    )


def test_every_page_is_set_in_the_site_s_fonts() -> None:
    known = letters(ROOT / "docs" / FONTS)
    told = [
        f"{path.relative_to(ROOT)}:{line}: {said}"
        for path in sorted((ROOT / "docs").rglob("*.md"))
        for line, said in strangers(path.read_text(), known)
    ]
    assert not told, "\n".join(told)


def test_every_font_that_the_style_sheet_names_is_there() -> None:
    sheet = ROOT / "docs" / "assets" / "css" / "fonts.css"
    lines = enumerate(sheet.read_text().split("\n"), start=1)
    named = [
        (number, name) for number, line in lines for name in re.findall(r"url\(\"?([^)\"]+)", line)
    ]
    assert named
    told = [
        f"{sheet.relative_to(ROOT)}:{number}: there is no font {name}"
        for number, name in named
        if not (sheet.parent / name).is_file()
    ]
    assert not told, "\n".join(told)


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
