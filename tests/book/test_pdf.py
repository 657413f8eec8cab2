"""The real book, from the real site: a tagged PDF in which everything resolves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement
from pypdf import PdfReader
from pypdf.generic import Destination

from book.__main__ import made
from tests.book.samples import ROOT, course, terminal
from tests.cost import Cost, cost
from tests.site.conftest import site as site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("book")]

RECORDED = ROOT / "snippets" / "first-steps" / "hello-world" / "recording.json"
WORD = re.compile(r'<word xMin="(.*?)" yMin=".*?" xMax="(.*?)" yMax=".*?">(.*?)</word>')
WIDTH, MARGIN = 595.28, 62.36  # points: A4, and the 22 mm of print.css
EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
SCREEN = re.compile(
    r".{0,40}\b(?:button|click|hover|point at|unfold|folded|search box|scroll|top of the page)\b",
    re.IGNORECASE,
)
TEXT_AND_CHAPTER = """
import sys
from pathlib import Path
from book.__main__ import made
from book.press import press
site, folder = map(Path, sys.argv[1:])
book = made(site)
(folder / "book.html").write_text(book.html())
[chapter] = [each for each in book.chapters if each.id == "chapter:how-it-works"]
(folder / "chapter.pdf").write_bytes(press(book.excerpt(chapter), site, book.proven.newest))
"""
GIGABYTE = 1000.0  # in megabytes: what the book is promised to need at most, on any machine


def printed(site: Path, out: Path) -> Cost:
    """Run the book's command in a process of its own."""
    command = [sys.executable, "-m", "book", "--site", str(site), "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("SOURCE_DATE_EPOCH", None)
    return cost(command, out.parent, env)


@pytest.fixture(scope="module")
def done(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cost]:
    out = tmp_path_factory.mktemp("book") / "book.pdf"
    return out, printed(site, out)


@pytest.fixture(scope="module")
def pdf(done: tuple[Path, Cost]) -> Path:
    out, run = done
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def reader(pdf: Path) -> PdfReader:
    return PdfReader(pdf)


@pytest.fixture(scope="module")
def text(site: Path) -> str:
    """The book as it goes to the press."""
    return made(site).html()


@pytest.fixture(scope="module")
def words(pdf: Path) -> str:
    """What the book says, with one blank between words."""
    return " ".join(pdftotext(pdf).split())


def levels(outline: list[Any], level: int = 1) -> Iterator[int]:
    for entry in outline:
        if isinstance(entry, list):
            yield from levels(entry, level + 1)
        else:
            yield level


def pdftotext(pdf: Path, *options: str) -> str:
    """What Poppler reads in the book, as other programs do."""
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


def structure(element: Any) -> Iterator[Any]:
    """Every element of the tree of tags."""
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from structure(child)
    elif isinstance(element, dict):
        yield element
        if "/K" in element and element.get("/Type") != "/OBJR":
            yield from structure(element["/K"])


def test_it_is_a_book(reader: PdfReader) -> None:
    lessons = ROOT.glob("docs/*/*.md")
    assert len(reader.pages) > len(list(lessons))  # each begins a page of its own
    assert set(levels(reader.outline)) == {1, 2, 3}
    assert reader.metadata is not None
    assert reader.metadata.title == "Proven Containers"
    assert reader.metadata.author == "The Proven Containers contributors"


def test_it_is_tagged_and_says_so(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_every_figure_is_described(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    tags = list(structure(root["/StructTreeRoot"]["/K"]))
    figures = [tag for tag in tags if tag.get("/S") == "/Figure"]
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/Link"} <= {tag.get("/S") for tag in tags}
    assert figures
    assert all(tag.get("/Alt") for tag in figures)


def test_every_link_inside_has_its_place(reader: PdfReader) -> None:
    places: dict[str, Destination] = reader.named_destinations
    wanted = [
        str(link["/Dest"])
        for page in reader.pages
        for link in (reference.get_object() for reference in page.get("/Annots", ()))
        if "/Dest" in link
    ]
    assert wanted
    assert set(wanted) <= set(places)


def test_every_link_that_leaves_the_book_is_kept(text: str, reader: PdfReader) -> None:
    book: HtmlElement = html.document_fromstring(text)
    wanted = {link for link in book.xpath("//a/@href") if not link.startswith("#")}
    kept = {
        str(link["/A"]["/URI"])
        for page in reader.pages
        for link in (reference.get_object() for reference in page.get("/Annots", ()))
        if "/A" in link
    }
    assert wanted
    assert kept == wanted


def test_both_indexes_lead_to_their_pages(site: Path, words: str) -> None:
    for name in ("commands", "errors"):
        assert "<h3" in (site / "reference" / f"{name}.html").read_text()
        assert f"Index of {name}" in words
    # Only the index names a command with pages behind it; it has its title on each of its pages.
    assert re.search(r"kubectl apply \d+, \d+", words)
    assert re.search(r"docker compose up \d+, \d+", words)


def test_no_sentence_is_for_those_who_read_on_a_screen(text: str) -> None:
    book: HtmlElement = html.document_fromstring(text)
    for code in book.xpath("//pre | //code | //samp | //svg"):
        code.drop_tree()
    said = " ".join(book.text_content().split())
    assert [found[0] for found in SCREEN.finditer(said)] == []


def test_every_font_is_embedded(reader: PdfReader) -> None:
    fonts: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        fonts.update({key: font.get_object() for key, font in resources["/Font"].items()})
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert any(key in descriptor for key in EMBEDDED), font["/BaseFont"]
        assert "Plex" in font["/BaseFont"]


def test_no_word_reaches_into_the_margin(pdf: Path) -> None:
    found = WORD.finditer(pdftotext(pdf, "-f", "2", "-bbox"))
    words = [(float(word[1]), float(word[2]), word[3]) for word in found]
    assert words
    assert not [word for word in words if word[0] < MARGIN - 1 or word[1] > WIDTH - MARGIN + 1]


def test_it_shows_what_was_recorded(words: str) -> None:
    recording = json.loads(RECORDED.read_text())
    output = [line for step in recording["steps"] for line in step["output"]]
    said = next(line for line in output if line.startswith("Hello"))
    assert said in words


def test_a_gigabyte_is_enough_for_it(done: tuple[Path, Cost]) -> None:
    _, run = done
    assert run.returncode == 0, run.stderr
    assert run.megabytes < GIGABYTE


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    first, second = (text_and_chapter(site, tmp_path / seed, seed) for seed in ("1", "2"))
    assert first == second


def text_and_chapter(site: Path, folder: Path, seed: str) -> list[bytes]:
    """The text of the whole book and one chapter printed; sets have another order at each seed."""
    folder.mkdir()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    env.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run([sys.executable, "-c", TEXT_AND_CHAPTER, site, folder], env=env, check=True)
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def test_a_fault_is_said_in_one_line_without_a_traceback(tmp_path: Path) -> None:
    site = tmp_path / "site"
    course(site, '<a href="#no">x</a>')
    done = printed(site, tmp_path / "book.pdf")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"book: {site}/first/1.html: the link #no leads to an anchor")
    assert "Traceback" not in done.stderr


def test_a_missing_font_fails_instead_of_another_taking_its_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    course(site, terminal("true", "yes"))
    (site / "assets" / "fonts" / "plex-mono.woff2").unlink()
    done = printed(site, tmp_path / "book.pdf")
    assert done.returncode == 1
    assert "plex-mono" in done.stderr or "Plex Mono" in done.stderr
    assert not (tmp_path / "book.pdf").exists()


def test_each_chapter_is_a_book_too(tmp_path: Path) -> None:
    site = tmp_path / "site"
    course(site, terminal("true", "yes"), '<a href="../index.html">x</a>')
    command = [sys.executable, "-m", "book", "--site", str(site), "--chapters", "chapters"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    [chapter] = (tmp_path / "chapters").iterdir()
    assert chapter.name == "01-first.pdf"
    metadata = PdfReader(chapter).metadata
    assert metadata is not None
    assert metadata.title == "Home: first"
