"""The index of errors is collected from the lessons, whole and findable."""

from __future__ import annotations

import json

import pytest
from lxml import html

from macros.reference.links import anchor_of, moved
from macros.reference.message import telling, words
from tests.macros.course import Course, Printed

ERRORS = """
## What can go wrong

### No `such` thing

You ask.

{{ snippet("first/nope") }}

It was never made.

**Way out:** Make one, as in [the other lesson](../first/two.md#how).

### Nothing happens

{{ snippet("first/quiet") }}

It waits.

**Way out:** See [here](#how).

### Not here

<!-- unproven: needs a GPU -->

Nobody ran it.

**Way out:** None.
"""
NAV = "nav:\n- A chapter: [first/one.md, first/two.md]\n- Errors: errors.md\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with two errors, built once."""
    course = Course.at(tmp_path_factory.mktemp("course"))
    told = Printed(["Using default tag", 'no such thing: "it" *x*'])
    course.snippet("first/nope", "$ true\n$ nope\n[exit 3]\n", Printed(["fine"]), told)
    waits = [Printed(["Error: it waits"]), Printed(["bye"])]
    course.snippet("first/quiet", "$ look\n$ leave\n", *waits)
    lesson = "---\nminutes: {reading: 1, exercise: 1}\n---\n"
    course.page("first/one.md", f"{lesson}# One\n\n## How\n{ERRORS}")
    course.page("first/two.md", f"{lesson}# Two\n\n## How\n\nSo.\n")
    course.page("errors.md", "---\nlesson: false\n---\n# Errors\n\n{{ error_index() }}\n")
    config = course.folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("nav: []\n", NAV))
    done = course.build()
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return course


def test_each_error_has_its_message_status_reason_and_way_out(built: Course) -> None:
    page = html.document_fromstring(built.built("errors.html"))
    heads = [head.get("id") for head in page.iter("h3")]
    assert heads == ["one-no-such-thing", "one-nothing-happens"]
    text = "".join(map(str, page.itertext()))
    for told in (
        'no such thing: "it" *x*',
        "exit status 3",
        "exit status 0",
        "never made",
        "waits",
    ):
        assert told in text
    assert "fine" not in text
    links = {link.get("href") for link in page.iter("a")}
    assert {"first/two.html#how", "first/one.html#how", "first/one.html#no-such-thing"} <= links


def test_the_search_weighs_the_message_as_a_title(built: Course) -> None:
    index = json.loads(built.built("search/search_index.json"))
    titles = {doc["location"]: doc["title"] for doc in index["docs"]}
    assert 'no such thing: "it" *x*' in titles["errors.html#one-no-such-thing"]
    assert "Error: it waits" in titles["errors.html#one-nothing-happens"]


def test_the_contents_show_the_short_name(built: Course) -> None:
    page = html.document_fromstring(built.built("errors.html"))
    links = (link for link in page.iter("a") if "md-nav__link" in (link.get("class") or ""))
    texts = {" ".join("".join(map(str, link.itertext())).split()) for link in links}
    assert "No such thing" in texts


def test_what_tells_an_error(course: Course) -> None:
    quiet = course.snippet(
        "a/quiet",
        "$ one\n$ two\n$ three\n",
        *(Printed([said]) for said in ("all well", "no suitable node", "bye")),
    )
    assert [step.command for step, _ in telling(*quiet)] == ["two"]
    assert words(*quiet) == ["no suitable node"]
    silent = course.snippet("a/silent", "$ one\n$ two\n", Printed(["shown"]), Printed())
    assert [step.command for step, _ in telling(*silent)] == ["one"]


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("two.md", "../first/two.md"),
        ("../other/x.md#y", "../other/x.md#y"),
        ("#here", "../first/one.md#here"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_links_lead_to_the_same_place(link: str, there: str) -> None:
    assert (
        moved(f"see [it]({link}).", "first/one.md", "reference/errors.md") == f"see [it]({there})."
    )


def test_anchors_are_those_of_the_headings() -> None:
    assert anchor_of("`nvidia-smi`: not found") == "nvidia-smi-not-found"
