"""The index of errors is collected from the lessons, whole and findable."""

from __future__ import annotations

import json

import pytest
from lxml import html

from macros.reference.errors import printed_statuses
from macros.reference.links import anchor_of, moved
from macros.reference.masked import kind_of, masked
from macros.reference.message import telling, words
from macros.reference.telltale import telltales
from shellproof.match import Span
from shellproof.recording import RecordedStep
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

### Nothing says so

{{ snippet("first/mute") }}

**Symptom:** The page *stays* empty.

It was asked too early.

**Way out:** Wait.

### No such thing elsewhere

{{ snippet("first/again") }}

It has another name there.

**Way out:** Ask for that.

### Not here

<!-- unproven: needs a GPU -->

Nobody ran it.

**Way out:** None.
"""
NAV = "nav:\n- A chapter: [first/one.md, first/two.md]\n- Errors: errors.md\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with errors, two of them the same, built once."""
    course = Course.at(tmp_path_factory.mktemp("course"))
    told = Printed(["Using default tag", 'no such thing: "it" *x*'])
    course.snippet("first/nope", "$ true\n$ nope\n[exit 3]\n", Printed(["fine"]), told)
    again = Printed(['docker: no such thing: "that" *x*', "", "Run 'docker run --help' for more"])
    course.snippet("first/again", "$ nope\n[exit 125]\n", again)
    course.snippet("first/mute", "$ look\n[exit 137]\n", Printed(["all well"]))
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
    names = ("no-such-thing", "nothing-happens", "nothing-says-so")
    assert heads == [f"first-one-{name}" for name in names]
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


def test_the_same_error_stands_once_with_each_of_its_causes(built: Course) -> None:
    page = html.document_fromstring(built.built("errors.html"))
    [case] = page.iter("h4")
    assert case.get("id") == "first-one-no-such-thing-elsewhere"
    [fold] = (each for each in case.iterancestors("details"))
    text = "".join(map(str, fold.itertext()))
    assert "never made" in text
    assert "another name" in text


def test_a_symptom_stands_for_a_message(built: Course) -> None:
    page = html.document_fromstring(built.built("errors.html"))
    folds = [each for each in page.iter("details") if each.get("class") == "pc-error"]
    assert len(folds) == 3
    assert "".join(map(str, folds[2][0].itertext())) == "The page stays empty. exit 137"


def test_statuses_lead_to_the_errors_that_end_with_them(built: Course) -> None:
    page = html.document_fromstring(built.built("errors.html"))
    lists = (each for each in page.iter("div") if each.get("class") == "pc-compact")
    links = [link.get("href") for each in lists for link in each.iter("a")]
    assert links == ["#first-one-no-such-thing-elsewhere", "#first-one-nothing-says-so"]


def test_the_search_weighs_the_message_as_a_title(built: Course) -> None:
    index = json.loads(built.built("search/search_index.json"))
    titles = {doc["location"]: doc["title"] for doc in index["docs"]}
    assert 'no such thing: "it" *x*' in titles["errors.html#first-one-no-such-thing"]
    assert "Error: it waits" in titles["errors.html#first-one-nothing-happens"]
    assert "The page stays empty." in titles["errors.html#first-one-nothing-says-so"]
    assert 'no such thing: "that" *x*' in titles["errors.html#first-one-no-such-thing-elsewhere"]


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
    mute = course.snippet("a/mute", "$ one\n[exit 137]\n", Printed(["all well"]))
    assert words(*mute) == []
    silent = course.snippet("a/silent", "$ one\n$ two\n", Printed(["shown"]), Printed())
    assert [step.command for step, _ in telling(*silent)] == ["one"]


HELP = "Run 'docker run --help' for more information"


@pytest.mark.parametrize(
    ("printed", "status", "told"),
    [
        (["docker: invalid reference format", "", HELP], 125, "docker: invalid reference format"),
        (
            ["Unable to find image 'a:b' locally", "b: Pulling from a", "docker: no"],
            125,
            "docker: no",
        ),
        (["a.Dockerfile:2", "----", "   2 | >>> RUN x", "ERROR: x failed"], 1, "ERROR: x failed"),
        (['x level=warning msg="Found orphan containers"'], 0, None),
        (["/orphanage 137", "/family 143"], 0, ""),
        (["there is an address for every byte"], 135, ""),
        (["http://localhost:8888"], 0, ""),
        (["Filesystem  Use%", "shm   4   0%"], 0, ""),
        (["here"], 0, ""),
        (["********"], 0, ""),
        (["services must be a mapping"], 1, None),
        (["1+0 records in", "dd: no room: No such file"], 1, "dd: no room: No such file"),
        (['E1120 1 memcache.go] "Unhandled Error" x', "The connection was refused"], 1, "The con"),
        (["x.conf: test failed", "2026 [emerg] 1#1: unknown directive"], 1, "2026 [emerg]"),
    ],
)
def test_the_line_that_names_the_failure(printed: list[str], status: int, told: str | None) -> None:
    found = [*telltales(printed, status), ""][0]
    assert found.startswith(told if told is not None else printed[0])
    assert found or not told


def test_what_differs_elsewhere_is_taken_out_of_a_message() -> None:
    identifier = "8a05f705c9fd8554514253291aa7"
    line = f"{identifier} on 127.0.0.1:8081, localhost:5999 and web: sha256:{'a' * 64}"
    at = line.index("web")
    step = RecordedStep("", "x", (line,), 1, 0, (Span(0, at, at + 3, "id"),))
    assert masked(line, 0, step) == "… on …, localhost:… and …: …"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Error response from daemon: No such container: a", "docker: No such container: b-2"),
        ("dd: error writing '/x': No space", "head: error writing 'standard output': No space"),
        (
            'ERROR: failed to build: invalid tag "A": repository name must be lowercase',
            "x must be lowercase",
        ),
        ("Cannot connect at unix:///a.sock. Is it?", "Cannot connect at unix:///b/c.sock. Is it?"),
        ('docker: exec: "a": not found in $PATH', 'docker: exec: "/b": not found in $PATH'),
    ],
)
def test_the_same_error_in_other_words(one: str, other: str) -> None:
    step = RecordedStep("", "x", (), 1, 0, ())
    kinds = {kind_of(masked(message, 0, step)) for message in (one, other, "Another: message")}
    assert len(kinds) == 2


def test_causes_that_only_a_bracket_tells_apart_stay_apart() -> None:
    assert kind_of('"no suitable node (a)"') != kind_of('"no suitable node (b)"')


@pytest.mark.parametrize(
    ("command", "printed", "found"),
    [
        ("docker inspect --format '{{.State.ExitCode}}' x", "137", {137}),
        ("docker ps", "x Exited (143) 2 seconds ago, 126 MB", {143}),
        ("docker service ps x", '"task: non-zero exit (137)"', {137}),
        ("ls", "137", set[int]()),
    ],
)
def test_statuses_that_are_printed_count(command: str, printed: str, found: set[int]) -> None:
    assert printed_statuses(RecordedStep("", command, (printed,), 0, 0, ())) == found


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
