"""The order of the pages, and pages that are in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.site import pages
from tests.book.samples import course, heading, write


def test_the_pages_come_in_the_order_of_the_navigation(tmp_path: Path) -> None:
    articles = {name: heading(1, "T", "t") for name in ("index.html", "b/z.html", "a/y.html")}
    found = pages(write(tmp_path, articles))
    assert [(page.name, page.chapter) for page in found] == [
        ("index.html", ""),
        ("b/z.html", "b"),
        ("a/y.html", "a"),
    ]


def test_a_section_that_is_to_be_opened_is_a_chapter_too(tmp_path: Path) -> None:
    path = course(tmp_path, "<p>Text.</p>")[1].path
    path.write_text(path.read_text().replace("__item--section", "__item--nested"))
    assert [page.chapter for page in pages(tmp_path)] == ["", "first"]


def test_a_page_knows_its_title_language_and_licence(tmp_path: Path) -> None:
    _, page = course(tmp_path, "<p>Text.</p>")
    assert (page.title, page.language, page.licence) == ("Lesson 1", "en", "Text CC BY 4.0.")


def test_a_page_outside_the_navigation_is_named(tmp_path: Path) -> None:
    course(tmp_path)
    (tmp_path / "stray.html").write_text("<article><h1>Stray</h1></article>")
    with pytest.raises(BookError, match=r"stray\.html: is not in the navigation\n  fix: add it"):
        pages(tmp_path)


def test_a_site_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"index\.html: there is no such page\n  fix: make site"):
        pages(tmp_path)


def test_a_page_without_a_heading_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"index\.html: has no article with a heading"):
        pages(write(tmp_path, {"index.html": "<p>Nothing.</p>"}))


def test_a_circle_of_pages_ends(tmp_path: Path) -> None:
    course(tmp_path, "<p>Text.</p>")
    last = tmp_path / "first" / "1.html"
    last.write_text(last.read_text().replace("</head>", '<link rel="next" href="1.html"></head>'))
    with pytest.raises(BookError, match=r"1\.html: the page after it, first/1\.html, came before"):
        pages(tmp_path)
