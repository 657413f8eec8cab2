"""What a snippet uses, a learner finds on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.lesson import given
from shellproof.library import Library
from tests.macros.course import Course

USES = '# A page\n\n{{ snippet("a/build") }}\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = Course.at(tmp_path)
    course.transcript("a/build", "$ true\n", Dockerfile="FROM busybox\n")
    return course


def faults(course: Course, text: str) -> list[tuple[int, str, str]]:
    library = Library(course.folder / "snippets")
    found = given.faults(course.folder / "page.md", text, library)
    return [(each.line, each.message, each.fix) for each in found]


def test_a_file_that_no_page_shows(course: Course) -> None:
    [(line, message, fix)] = faults(course, USES)
    assert (line, "'Dockerfile' of 'a/build'" in message) == (3, True)
    assert fix.endswith('{{ snippet_file("a/build", "Dockerfile") }}')


@pytest.mark.parametrize("call", ['"a/build", "Dockerfile"', "'a/other', 'Dockerfile'"])
def test_a_file_that_the_page_shows(course: Course, call: str) -> None:
    assert faults(course, f"{USES}\n{{{{ snippet_file({call}) }}}}\n") == []


def test_a_check_is_linked_and_a_shared_file_is_loaded(course: Course) -> None:
    shared = course.folder / "snippets/application"
    shared.mkdir()
    (shared / "train.py").write_text("pass\n")
    beside = course.transcript("a/check", "$ sh check-desk.sh\n", **{"check-desk.sh": "true\n"})
    text = beside.path.read_text().replace("needs:", "uses: [application]\nneeds:")
    beside.path.write_text(text)
    assert faults(course, USES.replace("a/build", "a/check")) == []


def test_a_name_that_is_not_known_is_told_by_others(course: Course) -> None:
    assert faults(course, USES.replace("a/build", "a/none")) == []
