"""A number with a unit stands in what was run or measured, or says why it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.numbers import faults
from shellproof.library import Library
from tests.macros.course import Course, Printed

HEAD = "---\nminutes: {reading: 90}\n---\n\n# A page\n\n**Time:** 90 minutes to read.\n\n"
CALL = '{{ snippet("a/one") }}\n\n'


@pytest.fixture
def library(course: Course) -> Library:
    """A course with one snippet."""
    course.snippet(
        "a/one",
        "$ docker run --memory 64m x sleep 5\n12.0 MB, 250 rows\n",
        Printed(["12.0 MB, 250 rows"]),
        **{"a.py": "wait(1.5)\n"},
    )
    return Library(course.folder / "snippets")


def found(library: Library, text: str) -> list[tuple[int, str]]:
    """Line and message of each fault of a page."""
    told = faults(Path("docs/a/page.md"), HEAD + text, library, library.snippets.parent / "measure")
    return [(each.line, each.message.split("'")[1]) for each in told]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("It took 7 seconds.", "7 seconds"),
        ("It is seven times as fast.", "seven times"),
        ("It needs 250 MB.", "250 MB"),
        ("It needs 250MB.", "250MB"),
        ("It needs two gigabytes.", "two gigabytes"),
        ("It took 7s.", "7s"),
        ("It took eighty seconds.", "eighty seconds"),
        ("It took three days.", "three days"),
        ("Docker allows about 300 calls.", "about 300"),
        ("Some forty of them are left.", "Some forty"),
        ("It runs half an hour.", "half an hour"),
        ("That is 33 % more, or 33% or 12 MB.", "33 %"),
        ("- 2.5 GB of disk", "2.5 GB"),
        ("| a | 80 ms |", "80 ms"),
    ],
)
def test_a_number_that_nothing_shows(library: Library, line: str, claim: str) -> None:
    assert found(library, f"{CALL}Text.\n\n{line}\n")[0] == (13, claim)


@pytest.mark.parametrize(
    "text",
    [
        "It may have 64 MiB, needs 12 MB, and sleeps for five seconds.",
        "It waits 1.5 seconds.",
        "Some tens of them, 7star and 64bit.",
        "About 250 of them.",
        "One program, two containers, port 8080, Python 3.13 and `7 seconds`.",
        "[A page of its own](x.md#7-seconds)",
        "```\n7 seconds\n```",
        "<!-- typed: from its manual -->\nIt waits 7 seconds.",
        "It waits 7 seconds. <!-- typed: from its manual -->",
        "## Exercise\n\nWait for 7 seconds.\n\n## Quiz\n\n- a. 7 seconds\n",
    ],
)
def test_what_may_stand(library: Library, text: str) -> None:
    assert found(library, f"{CALL}{text}\n") == []


def test_a_reason_excuses_its_own_line_alone(library: Library) -> None:
    text = "<!-- typed: from its manual -->\nIt waits 7 seconds.\nThen 8 seconds.\n"
    assert [claim for _, claim in found(library, text)] == ["8 seconds"]
    text = "It waits 7 seconds. <!-- typed: from its manual -->\nThen 8 seconds.\n"
    assert [claim for _, claim in found(library, text)] == ["8 seconds"]
    assert found(library, "<!-- typed: -->\nIt waits 7 seconds.\n") != []


def test_a_measurement_shows_its_numbers(library: Library) -> None:
    folder = library.snippets.parent / "measure" / "start"
    folder.mkdir(parents=True)
    (folder / "result.json").write_text(json.dumps({"rows": [{"name": "x", "values": [7.25]}]}))
    assert found(library, "It took 7.25 seconds.\n") != []
    assert found(library, '{{ measured("start") }}\n\nIt took 7.25 seconds.\n') == []
