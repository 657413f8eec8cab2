"""A wait says in words what a reader waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.lesson import told
from shellproof.library import Library
from tests.macros.course import Course

PAGE = '# A page\n\n{{ snippet("a/one") }}\n\n{{ snippet("a/none") }}\n'


def faults(folder: Path, wait: str, page: str = PAGE) -> list[str]:
    course = Course.at(folder)
    course.transcript("a/one", f"$ true\n#@ wait: {wait}\n")
    return [str(fault) for fault in told.faults(page, Library(course.folder / "snippets"))]


def test_a_command_without_words(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, "$ test -e done within 5s")
    told_at, mend = fault.split("\n")
    assert told_at.endswith(
        "a/one/session.console:6: a reader is not told in words until when to wait"
    )
    assert "# until the server answers" in mend


def test_a_check_waits_as_well(tmp_path: Path) -> None:
    page = PAGE.replace("snippet(", "check(", 1)
    [fault] = faults(tmp_path, "$ test -e done within 5s", page)
    assert "is not told in words" in fault


@pytest.mark.parametrize(
    "wait",
    [
        "$ test -e done within 5s  # until it is done",
        "http://localhost:8080 within 5s",
        "port 8080 within 5s",
    ],
)
def test_what_reads_well(tmp_path: Path, wait: str) -> None:
    assert faults(tmp_path, wait) == []
