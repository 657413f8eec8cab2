"""What a page says of other engines comes from surveys, and only of the snippet as it is now."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from macros import engines
from macros.proof import proof
from shellproof import surveyed
from shellproof.surveyed import Difference, Result, Survey
from tests.macros.course import FACTS, Course, Printed

OLDER, PODMAN = "Docker Engine 26.1.5", "Podman Engine 5.8.6"
LESSON = """\
---
minutes: 5
lesson: {lesson}
---

# A <page>

{{{{ {call} }}}}
"""


def survey(course: Course, engine: str, file: str, **results: Result) -> None:
    found = Survey({**FACTS, "engine": engine}, {f"chapter/{n}": r for n, r in results.items()})
    surveyed.write(course.folder / "engines" / f"{file}.json", found)


def said(course: Course, name: str = "name") -> str:
    recording = course.snippet(f"chapter/{name}", "$ echo hi\nhi\n", Printed(["hi"]))[1]
    known = engines.surveys(course.folder)
    line: html.HtmlElement = html.fromstring(proof(recording, engines.tried(recording, known)))
    return str(line.text_content())


def fingerprint(course: Course, name: str = "name") -> str:
    return course.snippet(f"chapter/{name}", "$ echo hi\nhi\n", Printed(["hi"]))[1].fingerprint


def test_the_line_names_every_engine_that_prints_the_same(course: Course) -> None:
    assert "on Docker Engine 28.5.2, 20 November 2026" in said(course)
    survey(course, OLDER, "26", name=Result(fingerprint(course)))
    assert "on Docker Engine 28.5.2 and Docker Engine 26.1.5, 20 November 2026" in said(course)
    survey(course, PODMAN, "podman", name=Result(fingerprint(course)))
    assert "28.5.2, Docker Engine 26.1.5 and Podman Engine 5.8.6, 20 Nov" in said(course)


def test_an_engine_that_ran_some_of_the_hosts_is_named_once(course: Course) -> None:
    recording = course.snippet("chapter/name", "$ true\n", Printed())[1]
    both = {**recording.facts, "engine": f"{OLDER}, Docker Engine 28.5.2"}
    line = proof(replace(recording, facts=both), [engines.Tried(OLDER, same=True)])
    assert f"on {OLDER} and Docker Engine 28.5.2, 20" in line


@pytest.mark.parametrize(
    "result",
    [
        Result("", (Difference(0, "", "echo hi", 0, 0, ("- hi", "+ ho")),)),
        Result("", (), "did not end"),
    ],
)
def test_an_engine_that_does_otherwise_is_not_among_them(course: Course, result: Result) -> None:
    result = Result(fingerprint(course), result.differs, result.stopped)
    survey(course, OLDER, "26", name=result)
    assert "on Docker Engine 28.5.2, 20 November 2026" in said(course)
    assert "Otherwise onDocker Engine 26.1.5" in said(course)


def test_nothing_is_said_of_a_snippet_that_has_changed_since(course: Course) -> None:
    survey(course, OLDER, "26", name=Result("sha256:of-before"))
    assert OLDER not in said(course)


def page(
    course: Course,
    *rows: str,
    ended: int = 0,
    expected: int = 0,
    stopped: str = "",
    call: str = "snippet",
) -> html.HtmlElement:
    """The built page, after a survey in which one command printed these rows."""
    differs = (Difference(0, "", "echo hi", expected, ended, rows),) if rows else ()
    survey(course, OLDER, "26", name=Result(fingerprint(course), differs, stopped))
    course.page("chapter/one.md", LESSON.format(lesson="true", call=f'{call}("chapter/name")'))
    course.page("engines.md", LESSON.format(lesson="false", call="engine_differences()"))
    settings = course.folder / "mkdocs.yml"
    nav = "nav: [{A chapter: [chapter/one.md]}, engines.md]"
    settings.write_text(settings.read_text().replace("nav: []", nav))
    done = course.build()
    assert done.returncode == 0, done.stderr
    return html.fromstring(course.built("engines.html")).find(".//article")


def test_a_command_that_does_something_else_is_shown_with_both(course: Course) -> None:
    found = page(course, "| same", "- hi", "+ ho")
    assert [each.text for each in found.iter("del")] == ["- hi\n"]
    assert [each.text for each in found.iter("ins")] == ["+ ho\n"]
    text = found.text_content()
    assert "Does something else" in text
    assert "Fails in other words" not in text
    assert "0 of 1" in text
    assert found.xpath('.//a[@href="chapter/one.html"]')


def test_a_failure_in_other_words_stands_apart(course: Course) -> None:
    text = page(course, "- old", "+ new", ended=1, expected=1).text_content()
    assert "Fails in other words" in text
    assert "Does something else" not in text


def test_another_status_is_said(course: Course) -> None:
    assert (
        "echo hi, exit status 1 and not 127"
        in page(course, "- a", ended=1, expected=127).text_content()
    )


def test_what_did_not_end_is_said_in_plain_text(course: Course) -> None:
    found = page(course, stopped="*needs* <b>gpu</b>: [x](y) {{ z }}")
    assert "*needs* <b>gpu</b>: [x](y) {{ z }}" in found.text_content()
    assert "Not run to the end" in found.text_content()


def test_a_check_to_run_at_home_counts_too(course: Course) -> None:
    (course.folder / "snippets/chapter/name").mkdir(parents=True)
    (course.folder / "snippets/chapter/name/check-one.sh").write_text("true\n")
    assert "all 1" in page(course, call="check").text_content()


def test_hostile_rows_are_text(course: Course) -> None:
    found = page(course, "+ <script>alert(1)</script>\x1b[31m {{ snippet }} <!-- ")
    assert not found.xpath(".//pre//script")
    assert "<script>alert(1)</script>␛[31m {{ snippet }} <!-- " in found.text_content()


def test_the_same_everywhere_is_counted(course: Course) -> None:
    text = page(course).text_content()
    assert "all 1" in text
    assert "1 of the 1 snippets of this course were run, and 1 did the same." in text


def test_what_was_not_tried_is_counted_as_such(course: Course) -> None:
    course.snippet("chapter/other", "$ echo ho\nho\n", Printed(["ho"]))
    course.page("chapter/two.md", LESSON.format(lesson="true", call='snippet("chapter/other")'))
    settings = course.folder / "mkdocs.yml"
    nav = "nav: [{A chapter: [chapter/one.md, chapter/two.md]}, engines.md]"
    settings.write_text(settings.read_text().replace("nav: []", nav))
    text = page(course).text_content()
    assert "1 of the 2 snippets of this course were run, and 1 did the same." in text
