"""Schedules add up what the lessons say, and follow the navigation."""

from __future__ import annotations

import pytest
from lxml import html

from tests.macros.course import Course

FRONT = "---\nminutes: {{reading: {}, exercise: {}}}\n---\n\n# Lesson {}\n"
NAV = "nav:\n- A: [a/one.md, a/two.md, a/three.md]\n- Plan: plan.md\n"


@pytest.fixture
def planned(course: Course) -> Course:
    """A course of three lessons: 25, 30 and 65 minutes."""
    for name, reading, exercise in (("one", 15, 10), ("two", 20, 10), ("three", 40, 25)):
        course.page(f"a/{name}.md", FRONT.format(reading, exercise, name))
    config = course.folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("nav: []\n", NAV))
    return course


def tables(course: Course, *calls: str) -> list[list[list[str]]]:
    """What stands in the cells of the table that each call makes."""
    course.page("plan.md", "---\nlesson: false\n---\n# Plan\n\n" + "\n\n".join(calls))
    done = course.build()
    assert done.returncode == 0, done.stderr
    page = html.document_fromstring(course.built("plan.html"))
    return [[_cells(row) for row in body.iter("tr")] for body in page.iter("tbody")]


def _cells(row: html.HtmlElement) -> list[str]:
    texts = ("".join(map(str, cell.itertext())).strip() for cell in row)
    return [text for text in texts if text]


def test_a_day_and_a_term(planned: Course) -> None:
    calls = ('{{ schedule("a/two.md long-break:20 a/three.md") }}', '{{ term("2") }}')
    day, term = tables(planned, *calls)
    assert day == [
        ["0:00", "Lesson two", "20 min", "10 min"],
        ["0:30", "Long break", "20 min"],
        ["0:50", "Lesson three", "40 min", "25 min"],
        ["1:55", "The end"],
    ]
    assert term == [
        ["1", "Lesson one, Lesson two", "35 min", "20 min"],
        ["2", "Lesson three", "40 min", "25 min"],
    ]


def test_a_lesson_that_is_not_there(planned: Course) -> None:
    planned.page("plan.md", '# Plan\n\n{{ schedule("a/four.md") }}\n')
    done = planned.build()
    assert done.returncode == 1
    assert "there is no lesson 'a/four.md' in the navigation" in done.stdout + done.stderr
