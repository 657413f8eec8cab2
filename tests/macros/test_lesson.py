"""Each thing that a lesson may lack is told in one line, where it is missing, with its fix."""

from __future__ import annotations

import re

import pytest

from macros.lesson.mishap import mishaps
from macros.lesson.outline import numbered
from shellproof.errors import SourceError
from tests.macros.lessons import LESSON, faults, line_of

HEADINGS = [
    "You will be able to",
    "What you need",
    "Exercise",
    "Quiz",
    "What can go wrong",
    "Key points",
    "Clean-up",
]


def test_a_lesson_without_a_fault() -> None:
    assert faults(LESSON) == []


def test_a_page_that_is_no_lesson() -> None:
    assert faults("---\nlesson: false\n---\n\n# A page\n") == []


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_that_is_missing(heading: str) -> None:
    text = LESSON.replace(f"## {heading}\n", "")
    [fault] = [each for each in faults(text) if repr(heading) in each.message]
    assert "is missing" in fault.message
    later = HEADINGS[HEADINGS.index(heading) + 1 :]
    assert fault.line == (line_of(text, f"## {later[0]}") if later else text.count("\n"))


def test_headings_in_another_order() -> None:
    text = LESSON.replace("## Quiz", "## X").replace("## Exercise", "## Quiz")
    text = text.replace("## X", "## Exercise")
    wrong = [each for each in faults(text) if "too early" in each.message]
    assert [each.line for each in wrong] == [line_of(text, "## Quiz")]


def test_several_exercises_are_each_checked() -> None:
    start, end = LESSON.index("## Exercise"), LESSON.index("## Quiz")
    second = LESSON[start:end].replace("## Exercise", "## Exercise 2").replace('??? tip "Hint"', "")
    text = LESSON[:end] + second + LESSON[end:]
    [fault] = faults(text)
    assert (fault.line, fault.message) == (
        line_of(text, "## Exercise 2"),
        "the exercise lacks a hint",
    )


def test_every_solution_is_proven_and_not_the_last_alone() -> None:
    start = LESSON.index("??? success")
    unproven = '??? success "Another solution"\n    It works too.\n\n'
    [fault] = faults(LESSON[:start] + unproven + LESSON[start:])
    assert fault.line == LESSON[:start].count("\n") + 1
    assert "a solution of the exercise has no snippet" in fault.message


@pytest.mark.parametrize(
    ("old", "new", "told", "at"),
    [
        ("## A step", "", "the lesson has no step", "## You will"),
        ("- Care.\n", "", "nothing under 'Key points'", "## Key"),
        ("description: What it is about.\n", "", "lacks a description", "---"),
        ("minutes: {reading: 15, exercise: 10}\n", "", "lacks minutes", "---"),
        ("{reading: 15, exercise: 10}", "15", "lacks minutes", "minutes:"),
        ("{reading: 15,", "{reading: 0,", "lacks minutes", "minutes:"),
        ("**Time:** 15", "**Time:** 20", "the time differs", "**Time"),
        ("**Time:** 15 minutes to read,", "Soon:", "no line says how long", "---"),
        ('??? tip "Hint"', "A hint", "the exercise lacks a hint", "## Exercise"),
        ("??? success", "Or", "the exercise lacks a solution", "## Exercise"),
        ("??? failure", "Or", "the exercise lacks a wrong answer", "## Exercise"),
        ('{{ snippet("a/solution") }}', "x", "a solution of the exercise has no", "??? success"),
        ('{{ snippet("a/wrong") }}', "x", "a wrong answer of the exercise has no", "??? failure"),
        ("**2. And then?**", "And?", "the quiz has 1 questions, and needs 2", "## Quiz"),
        ("- a. Nothing.\n- b. Something.\n", "", "question 1 has no choices", "**1. What"),
        ('??? question "Answer to question 2"', "", "question 2 has no answer", "**2. And"),
        ("    **b.**\n", "", "question 1 names none of its choices", "??? question"),
        ("    **b.**\n", "    **e.**\n", "names none of its choices", "??? question"),
        ("    Something always happens.\n", "", "question 1 explains nothing", "??? question"),
        ('{{ snippet("a/breaks") }}', "", "no snippet causes 'It breaks'", "### It"),
        ("It was fragile.\n", "", "nothing says why 'It breaks' happens", "### It"),
        ("**Way out:** Be careful.", "Be careful.", "no way out of 'It breaks'", "### It"),
        ("Be careful.", "Do as above.", "'It breaks' says 'as above', and the index", "### It"),
        ("### It breaks", "", "nothing under 'What can go wrong' can go wrong", "## What can"),
    ],
)
def test_what_a_lesson_may_lack(old: str, new: str, told: str, at: str) -> None:
    assert old in LESSON
    text = LESSON.replace(old, new)
    [fault] = [each for each in faults(text) if told in each.message]
    assert fault.line == line_of(text, at)
    assert fault.fix


def test_front_matter_that_cannot_be_read() -> None:
    with pytest.raises(SourceError, match=r"docs/a/page\.md:\d: the front matter: ") as told:
        faults(LESSON.replace("exercise: 10}", "exercise: 10"))
    assert told.value.line in {3, 4}


def test_a_mishap_that_cannot_be_caused_says_why_not() -> None:
    text = LESSON.replace('{{ snippet("a/breaks") }}', "<!-- unproven: needs a GPU -->")
    assert faults(text) == []


def test_a_fault_is_one_line_and_its_fix() -> None:
    [fault] = faults(LESSON.replace("**Way out:** ", ""))
    assert re.fullmatch(r"docs/a/page\.md:\d+: .+\n  fix: .+", str(fault))


def test_a_mishap_is_read_whole() -> None:
    [found] = mishaps(numbered(LESSON))
    assert found.snippets == ("a/breaks",)
    assert (found.why, found.way_out) == ("It was fragile.", "Be careful.")


def test_a_step_that_names_a_way_out_is_a_mishap_too() -> None:
    text = LESSON.replace("## A step\n", "## A trap\n\nIt is set.\n\n**Way out:** Step back.\n")
    assert [each.title for each in mishaps(numbered(text))] == ["A trap", "It breaks"]
    trap = mishaps(numbered(text))[0]
    assert (trap.way_out, trap.snippets) == ("Step back.", ("a/step",))
