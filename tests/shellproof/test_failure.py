"""A failure says where, what, on which machine, and what mends it."""

from __future__ import annotations

import pytest

from shellproof.failure import StepError
from tests.shellproof.course import Course

HEAD = "---\ntitle: A title\ntimeout: 25s\n---\n"
SLOW = HEAD.replace("25s", "500ms") + "$ sleep 60\n"
ON = f"  on: the host · Fake Engine 1.0 · fake · fake:latest@sha256:{'ab' * 6}"
MEND = """  mend: edit the transcript, then  make prove K=a/one
  or take what came:  make record K=a/one  and read  git diff"""


def _failure(course: Course, body: str) -> str:
    course.snippet("a/one", body if body.startswith("---") else HEAD + body)
    with pytest.raises(StepError) as caught:
        course.prove()
    root = f"{course.world.folder}/"
    return str(caught.value).replace(root, "")


def test_its_whole_text(course: Course) -> None:
    body = "$ seq 3 | \\\n>   sed s/2/two/\n1\n2\n3\n"
    assert _failure(course, body) == (
        "snippets/a/one/session.console:8: the output is not what was expected\n"
        "    $ seq 3 | \\\n"
        "    >   sed s/2/two/\n"
        "    | 1\n"
        "    - 2\n"
        "    + two\n"
        "    | 3\n"
        f"{ON}\n{MEND}"
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("$ true\n$ (exit 3)\n", "session.console:6: exit 3, expected 0"),
        ("$ true\n[exit 3]\n", "session.console:5: exit 0, expected 3"),
        (SLOW, "session.console:5: still running after 0.5 s, and stopped"),
        ("$ seq 2\n1\n", "session.console:5: the output is not what was expected"),
        ("$ seq 1\n1\n2\n3\n", "session.console:7: the output is not what was expected"),
        ('#@ terminal\n$ true\n#@ type: x after "y"\n', "the terminal never showed 'y'"),
    ],
)
def test_its_first_line(course: Course, body: str, told: str) -> None:
    assert told in _failure(course, body).splitlines()[0]


def test_the_command_is_the_one_that_ran(course: Course) -> None:
    assert "\n    $ false 80\n" in _failure(course, "$ echo 80\n<web:port>\n$ false <web>\n")


def test_the_host_is_named(course: Course) -> None:
    head = "---\ntitle: A title\nhosts: [one, two]\n---\n"
    told = _failure(course, f"{head}[one] $ true\n[two] $ false\n")
    assert "\n    [two] $ false\n" in told
    assert "\n  on: two · Fake Engine 1.0" in told


def test_a_long_difference_is_short(course: Course) -> None:
    told = _failure(course, "$ seq 1000; head -c 1000 /dev/zero | tr '\\0' x\n")
    assert len(told.splitlines()) < 60
    assert max(map(len, told.splitlines())) < 250
    assert "more lines" in told


def test_only_what_is_near_a_difference_is_shown(course: Course) -> None:
    numbers = "\n".join(map(str, range(1, 51)))
    told = _failure(course, f"$ seq 50 | sed s/^25$/x/\n{numbers}\n")
    assert told.count("\n    | ") == 6


def test_what_was_left_out_is_told(course: Course) -> None:
    assert "bytes more were not kept" in _failure(course, "$ seq 100000\n1\n")


@pytest.mark.parametrize(
    "text", ["\x1b[31mred\x1b[2J", "a\x07b", "\x9b31m", "\x1b]0;title\x07", "a\rb"]
)
def test_no_control_character_reaches_the_reader(course: Course, text: str) -> None:
    course.snippet("a/one", "$ true\n")
    (course.transcript("a/one").folder / "out").write_text(text)
    told = _failure(course, "$ cat out\nsomething else\n")
    assert all(char.isprintable() or char == "\n" for char in told), repr(told)


@pytest.mark.parametrize("text", ["::error file=a::b", "::stop-commands::x"])
def test_no_line_is_taken_for_a_command_of_the_runner(course: Course, text: str) -> None:
    told = _failure(course, f"$ printf '{text}\\n{text} 2\\n'\n{text}\nsomething else\n")
    assert text in told
    assert not [line for line in told.splitlines() if line.strip().startswith("::")]
