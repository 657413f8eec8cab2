"""Links and pictures that lead nowhere are told with the line that holds them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from macros import places
from macros.rules import leads
from shellproof.library import Library
from shellproof.project import Project

DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} 300'/>"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
OTHER = "# Other\n\n## A `part` of it\n\n## Named {#own}\n\n## A `part` of it\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "deep").mkdir(parents=True)
    (docs / "deep" / "Other.md").write_text(OTHER)
    (docs / "index.md").write_text("# Index\n\n{{ learning_path() }}\n")
    (docs / "fits.svg").write_text(DRAWING.format(760))
    (docs / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (docs / "wide.svg").write_text(DRAWING.format(900))
    (docs / "wide.png").write_bytes(PNG + struct.pack(">II", 4000, 10))
    return docs


def told(docs: Path, text: str) -> list[str]:
    page = docs / "page.md"
    page.write_text(text)
    found = places.faults(docs, page, text)
    return [f"{fault.path.name}:{fault.line}: {fault.message}" for fault in found]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("![](fits.svg)", "the picture fits.svg has no alternative text"),
        ("![x](gone.svg)", "there is no picture gone.svg"),
        ("![x](wide.svg)", "the picture wide.svg is 900 wide, and the page 760"),
        ("![x](wide.png)", "the picture wide.png is 4000 wide, and the page 1520"),
        ("![x](https://x.org/a.png)", "the picture https://x.org/a.png is loaded from elsewhere"),
        ("[x](gone.md)", "the link gone.md leads nowhere"),
        ("[x](deep/other.md)", "the link deep/other.md leads nowhere"),
        ("[x](Other.md)", "the link Other.md leads nowhere"),
        (
            "[x](deep/Other.md#no)",
            "the link deep/Other.md#no leads to an anchor that does not exist",
        ),
        ("[x](#no)", "the link #no leads to an anchor that does not exist"),
        ('<a id="one"></a> <b id="one"></b>', "the id 'one' stands twice"),
        ('<b id="page">x</b>', "the id 'page' stands twice"),
        ("![x](photo.jpg)", "the picture photo.jpg is neither SVG nor PNG"),
        ('<img src="fits.svg">', "the picture fits.svg has no alternative text"),
        ("<IMG alt='x' src='gone.svg'>", "there is no picture gone.svg"),
        ('<a href="gone.md">x</a>', "the link gone.md leads nowhere"),
        ("[x][nobody]", "no link is called 'nobody'"),
        ("[x][nowhere] and\n\n[nowhere]: gone.md\n\nand", "the link gone.md leads nowhere"),
        (
            "![x][Wide] and\n\n[wide]: wide.svg\n\nand",
            "the picture wide.svg is 900 wide, and the page 760",
        ),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(docs: Path, line: str, message: str) -> None:
    assert told(docs, f"---\na: b\n---\n\n# Page\n\nWords, {line}.\n") == [f"page.md:7: {message}"]


def test_what_is_right_is_accepted(docs: Path) -> None:
    links = (
        "[a](deep/Other.md#a-part-of-it) [b](deep/Other.md#a-part-of-it_1) "
        "[c](deep/Other.md#own) [d](index.md#path-ideas) [e](#page) [f](https://x.org/#y) "
        "![A drawing](fits.svg) `[g](gone.md)` "
        "[h][own] [own][] ![A drawing][fit] a[^1] <b id='page_1'></b>\n\n"
        "[own]: deep/Other.md\n[fit]: fits.svg\n[^1]: A note.\n*[HTML]: words\n\n"
        "```\n[h](gone.md)\n```\n"
    )
    assert told(docs, f"# Page\n\n{links}") == []


def test_a_wrong_path_says_the_right_one(docs: Path) -> None:
    (docs / "page.md").write_text("[x](Other.md)")
    [fault] = places.faults(docs, docs / "page.md", "[x](Other.md)")
    assert fault.fix == "did you mean deep/Other.md?"


def test_a_page_outside_the_navigation_is_told(docs: Path) -> None:
    (docs.parent / "snippets").mkdir()
    (docs.parent / "mkdocs.yml").write_text("nav:\n  - Home: index.md\n  - deep/Other.md # last\n")
    (docs / "page.md").write_text("# Page\n")
    project = Project(docs.parent, docs, docs.parent / "snippets", ("snippet",), ())
    library = Library(project.snippets)
    found = {page.name: list(leads(project, library, page)) for page in docs.rglob("*.md")}
    assert {name for name, faults in found.items() if faults} == {"page.md"}
    assert found["page.md"][0].message == "the page is not in the navigation"


def test_the_navigation_is_told_at_its_line(docs: Path) -> None:
    (docs / "index.md").write_text("# Home\n")
    (docs.parent / "snippets").mkdir()
    nav = "- Home: index.md\n  - deep/Gone.md # soon\n  - In:\n      - index.md\n  - deep/Other.md"
    (docs.parent / "mkdocs.yml").write_text(f"site_name: X\nnav:\n  {nav}\n")
    project = Project(docs.parent, docs, docs.parent / "snippets", ("snippet",), ())
    found = leads(project, Library(project.snippets), docs / "index.md")
    assert [f"{fault.path.name}:{fault.line}: {fault.message}" for fault in found] == [
        "mkdocs.yml:4: the navigation names deep/Gone.md, and there is no such page",
        "mkdocs.yml:6: the navigation names index.md twice",
    ]
