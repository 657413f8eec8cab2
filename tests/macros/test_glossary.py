"""Terms are explained where a section uses them first, and nowhere in the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.glossary.marking import Marker
from macros.glossary.terms import faults, read
from tests.macros.course import Course
from tests.macros.lessons import LESSON

GLOSSARY = """\
---
lesson: false
---

# Glossary

control group, cgroup
:   The kernel's way to *limit*
    what a [set](x.md) of `processes` uses.
    See [Images](../image.md).

image
:   A file "system" at rest.

OCI
:   A standard.
    <!-- in: a, b -->
    See [it](x.md).

registry, registries
:   A server.
"""
TERMS = read(GLOSSARY)
MARKED = re.compile(r'<a class="pc-term" href="g\.html#(term-[\w-]+)" title="[^"]*">([^<]*)</a>')


def marked(html: str) -> list[tuple[str, str]]:
    done = Marker(TERMS).mark(html, "g.html")
    assert MARKED.sub(r"\2", done) == html, "the text itself has changed"
    return MARKED.findall(done)


def test_the_terms_are_read_with_their_forms_and_plain_meanings() -> None:
    assert [term.forms for term in TERMS][:2] == [("control group", "cgroup"), ("image",)]
    assert TERMS[0].meaning == "The kernel's way to limit what a set of processes uses."


@pytest.mark.parametrize(
    "text", ["image", "Image", "images", "an image.", "(image)", "<b>image</b>", "“image”"]
)
def test_a_term_is_marked(text: str) -> None:
    assert [anchor for anchor, _ in marked(f"<p>{text}</p>")] == ["term-image"]


@pytest.mark.parametrize("text", ["control\ngroups", "cgroup", "Control group"])
def test_a_term_of_two_words_and_its_short_form(text: str) -> None:
    assert marked(f"<p>{text}</p>") == [("term-control-group", text)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>imagery, my-image, image-name, /image, oci</p>",
        "<p><code>image</code></p>",
        "<pre>x <b>y</b> image</pre>",
        '<a href="x">an image</a>',
        "<h3>An image</h3>",
        "<summary>image</summary>",
        '<p class="admonition-title">image</p>',
        '<img alt="image">',
        "<!-- image -->",
        "<kbd><kbd>x</kbd> image</kbd>",
    ],
)
def test_nothing_is_marked_there(html: str) -> None:
    assert marked(html) == []


def test_a_term_is_marked_in_its_chapters_alone() -> None:
    assert TERMS[2].meaning == "A standard."
    assert TERMS[2].chapters == ("a", "b")
    found = [bool(MARKED.search(Marker(TERMS).mark("OCI", "g.html", name))) for name in "abc"]
    assert found == [True, True, False]
    assert MARKED.search(Marker(TERMS).mark("image", "g.html", "c"))


def test_chapters_that_do_not_exist(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    [fault] = faults(tmp_path / "reference" / "g.md", GLOSSARY)
    assert (fault.line, fault.message) == (15, "there is no chapter 'b'")


def test_what_follows_is_marked_again() -> None:
    assert marked("<p><code>x</code> image</p>") == [("term-image", "image")]
    assert marked("<p><code/> image</p>") == []


def test_a_term_is_marked_once_a_section() -> None:
    page = "<p>image image</p><h3>x</h3><p>image</p><h2>y</h2><p>images</p>"
    assert [text for _, text in marked(page)] == ["image", "images"]


def test_meanings_are_escaped() -> None:
    assert 'title="A file &quot;system&quot; at rest."' in Marker(TERMS).mark("image", "g.html")


def test_terms_out_of_order_and_twice() -> None:
    text = GLOSSARY.replace("OCI\n", "Cgroup\n")
    text = text.replace("    <!-- in: a, b -->\n", "")
    told = [(each.line, each.message) for each in faults(Path("g.md"), text)]
    assert told == [
        (15, "'Cgroup' stands in line 7 already"),
        (15, "the terms are not in order"),
    ]


def test_a_built_page_links_to_the_glossary(course: Course) -> None:
    course.page("a/page.md", LESSON.split("## A step")[0] + "An image.\n")
    course.page("reference/glossary.md", GLOSSARY)
    course.page("image.md", "# Images\n")
    config = course.folder / "mkdocs.yml"
    nav = "nav: [a/page.md, reference/glossary.md, image.md]\n"
    config.write_text(config.read_text().replace("nav: []\n", nav))
    course.page("reference/x.md", "# X\n")
    config.write_text(config.read_text().replace("image.md]", "image.md, reference/x.md]"))
    done = course.build()
    assert done.returncode == 0, done.stderr
    assert 'href="../reference/glossary.html#term-image"' in course.built("a/page.html")
    assert '<dt id="term-control-group">control group</dt>' in course.built(
        "reference/glossary.html"
    )
