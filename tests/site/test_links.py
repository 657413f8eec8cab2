"""Every link inside the site leads somewhere; the checker itself finds what it should."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.site.browsing import pages
from tests.site.conftest import EDIT, ROOT
from tests.site.links import check

DOCS = ROOT / "docs"


def test_the_links_of_the_site(site: Path) -> None:
    report = check(site)
    assert report.checked > 100
    assert not report.problems, "\n".join(map(str, report.problems))


def test_each_page_leads_to_its_source(site: Path) -> None:
    found = {}
    for name in pages(site):
        [link] = html.parse(site / name).xpath("//a[@rel='edit']/@href")
        found[name] = link
    sources = {path.relative_to(DOCS) for path in DOCS.rglob("*.md")}
    assert found == {f"{path.with_suffix('.html')}": f"{EDIT}/{path}" for path in sources}


@pytest.mark.slow
def test_linkchecker_agrees(site: Path, served: str) -> None:
    tool = Path(sys.executable).parent / "linkchecker"
    config = Path(__file__).with_name("linkcheckerrc")
    command = [str(tool), "-f", str(config), "--no-status", "--no-robots", f"{served}/index.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"(\d+) links? in (\d+) URLs? checked", done.stdout)
    assert found, done.stdout
    assert int(found[2]) > len(list(site.rglob("*.html")))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="nowhere.html">x</a>', "leads to nowhere.html, which is not there"),
        ('<a href="other.html#no">x</a>', "leads to other.html#no, where nothing has that id"),
        ('<a href="#no">x</a>', "leads to #no, where nothing has that id"),
        ('<a href="Other.html">x</a>', "leads to Other.html, which is other.html"),
        ('<p id="a"></p><p id="a"></p>', "the id 'a' stands twice"),
        ('<img src="x.svg">', "has no alternative text"),
        ('<script src="https://cdn.example/x.js"></script>', "from elsewhere"),
        ('<img alt="x" src="//cdn.example/x.png">', "from elsewhere"),
        ('<svg><a href="gone.html"></a></svg>', "leads to gone.html, which is not there"),
    ],
)
def test_the_checker_finds(tmp_path: Path, body: str, told: str) -> None:
    (tmp_path / "other.html").write_text("<p id='yes'>")
    (tmp_path / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "index.html").write_text(f"<html><body>\n{body}\n</body></html>")
    [problem] = check(tmp_path).problems
    assert str(problem).startswith("index.html:2: ")
    assert told in str(problem)


def test_the_checker_accepts_what_is_right(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_text(
        '<a href="../index.html#x">x</a><a href="..">y</a>'
    )
    (tmp_path / "index.html").write_text('<p id="x"><a href="deep/page.html">x</a>')
    report = check(tmp_path)
    assert (report.checked, report.problems) == (3, [])
