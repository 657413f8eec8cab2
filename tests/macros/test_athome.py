"""A check fails before the solution and passes after it, and a reader can load it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.athome import check, script, scripts
from macros.html import Html
from macros.lesson import home, wrong
from macros.lesson.outline import numbered, sections
from shellproof.errors import SourceError
from shellproof.library import Library
from tests.macros.course import Course, Printed

EXERCISE = """\
## Exercise

{{ check("a/desk-check") }}

??? tip "Hint"
    Think.

??? success "Solution"
    {{ snippet("a/solution") }}

    {{ snippet("a/desk-checked") }}

??? failure "A plausible wrong answer"
    {{ snippet("a/wrong") }}
"""
RUN = "$ sh check-desk.sh\n"
FILE = {"check-desk.sh": "exit 1\n"}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = Course.at(tmp_path)
    course.transcript("a/desk-check", f"{RUN}lack: it\n[exit 1]\n", **FILE)
    course.transcript("a/solution", "$ true\n")
    course.transcript("a/desk-checked", f"{RUN}have: it\n")
    return course


def faults(course: Course, text: str = EXERCISE) -> list[SourceError]:
    [section] = sections(numbered(text), 2)
    library = Library(course.folder / "snippets")
    return list(home.faults(course.folder / "page.md", section, library))


def test_an_exercise_with_its_check(course: Course) -> None:
    assert faults(course) == []


def test_an_exercise_without_a_check(course: Course) -> None:
    [fault] = faults(course, EXERCISE.replace('{{ check("a/desk-check") }}', ""))
    assert (fault.line, fault.message) == (1, "the exercise has no check to run at home")
    assert "{{ check(" in fault.fix


@pytest.mark.parametrize(("reason", "told"), [("<!-- unproven: no such machine -->", 0), ("", 1)])
def test_only_a_stated_reason_makes_up_for_a_check(course: Course, reason: str, told: int) -> None:
    bare = EXERCISE.replace('{{ check("a/desk-check") }}', "")
    bare = bare.replace('{{ snippet("a/solution") }}', f"{reason}\n    Look at the board.")
    assert len(faults(course, bare.replace('{{ snippet("a/desk-checked") }}', ""))) == told


def test_a_check_that_passes_too_early(course: Course) -> None:
    course.transcript("a/desk-check", f"{RUN}have: it\n", **FILE)
    [fault] = faults(course)
    assert (fault.line, "does not fail" in fault.message) == (3, True)


@pytest.mark.parametrize("ends", ["have: it\n[exit 1]\n", ""])
def test_a_check_that_the_solution_does_not_pass(course: Course, ends: str) -> None:
    course.transcript("a/desk-checked", f"{RUN}{ends}" if ends else "$ true\n")
    [fault] = faults(course)
    assert (fault.line, "passes the check" in fault.message) == (8, True)


@pytest.mark.parametrize(("ends", "told"), [("[exit 1]\n", 0), ("", 1)])
def test_a_wrong_answer_fails(course: Course, ends: str, told: int) -> None:
    course.transcript("a/wrong", f"$ true\n$ sh check-desk.sh\n{ends}")
    [section] = sections(numbered(EXERCISE), 2)
    library = Library(course.folder / "snippets")
    found = list(wrong.faults(Path("page.md"), section, library))
    assert [(each.line, "does not fail" in each.message) for each in found] == [(13, True)] * told
    assert all("sh check-" in each.fix for each in found)


def test_a_check_without_its_script(course: Course) -> None:
    (course.folder / "snippets/a/desk-check/check-desk.sh").unlink()
    [fault] = faults(course)
    assert "has 0 checks beside it" in fault.message


def test_a_name_that_is_not_known_is_told_by_others(course: Course) -> None:
    assert faults(course, EXERCISE.replace("desk-check", "no-such")) == []


def test_two_checks_of_one_name(course: Course) -> None:
    course.transcript("a/other", RUN, **FILE)
    with pytest.raises(SourceError, match="desk-check has a check of this name too"):
        list(scripts(course.folder / "snippets"))


def test_a_reader_loads_the_script_and_may_read_it_first(course: Course) -> None:
    path = script(course.transcript("b/x-check", RUN, **FILE))
    link, terminal, source = html.fragments_fromstring(check(path, Html("<b>shown</b>"), "../"))
    assert [a.get("href") for a in link.iter("a")] == ["../checks/check-desk.sh"]
    assert terminal.tag == "b"
    assert b"exit 1" in html.tostring(source)


def test_the_site_offers_every_check(course: Course) -> None:
    printed = Printed(["lack: it"])
    course.snippet("a/desk-check", f"{RUN}[exit 1]\n", printed, **FILE)
    course.page("index.md", '# A page\n\n{{ check("a/desk-check") }}\n')
    built = course.build()
    assert built.returncode == 0, built.stderr
    assert (course.folder / "site/checks/check-desk.sh").read_text() == "exit 1\n"
