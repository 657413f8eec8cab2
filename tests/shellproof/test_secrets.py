"""A secret is shown nowhere: not in a transcript, not in a recording, not in a failure."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from shellproof.errors import ProofError
from shellproof.kinds import MASK
from shellproof.shell import LIMIT
from tests.shellproof.course import Course

SECRET = "hunter2-and-more"
TOKEN = "SWMTKN-1-5u0r7b8j2c6x-3f2m9k1d"
PRINT = f"$ echo token: {SECRET[:7]}''{SECRET[7:]}\ntoken: <join:secret>\n"  # never whole in a file


def _everywhere(course: Course) -> str:
    files = (path for path in course.world.folder.rglob("*") if path.is_file())
    return "\n".join(path.read_text(errors="replace") for path in files)


def test_it_is_not_recorded(course: Course) -> None:
    course.snippet("a/one", f"{PRINT}$ echo use <join>\n")
    course.snippet("a/two", "$ echo again <join>\n")
    course.record()
    assert SECRET not in _everywhere(course)
    assert course.recording("a/one").steps[1].command == f"echo use {MASK}"
    assert course.outputs("a/two") == [(f"again {MASK}",)]
    course.prove()
    course.record()


@pytest.mark.parametrize("before", [60, 73, 80, 153])
def test_it_is_not_recorded_where_a_terminal_wraps_it(course: Course, before: int) -> None:
    blank = f"printf '%{before}s' | tr ' ' ="
    body = f"#@ terminal\n$ {blank}; echo {SECRET[:7]}''{SECRET[7:]}; echo after\n...\n"
    course.snippet("a/one", PRINT + body)
    course.record()
    (rows,) = course.outputs("a/one")[1:]
    assert rows[-1] == "after"
    assert SECRET not in "".join(rows)
    assert "hunter" not in "".join(rows)
    assert MASK in "".join(rows)
    course.prove()


def test_it_is_proven_inside_a_word(course: Course) -> None:
    course.snippet("a/one", f"{PRINT}$ echo <join>:8000/x<join>y\n")
    course.record()
    assert SECRET not in _everywhere(course)
    course.prove()


def test_it_is_not_recorded_where_it_came_before(course: Course) -> None:
    course.snippet("a/one", f"$ echo early {SECRET[:5]}''{SECRET[5:]}\n{PRINT}")
    course.record()
    assert SECRET not in _everywhere(course)


@pytest.mark.parametrize("secret", [TOKEN, "ghp_" + "a1B2" * 9, "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0"])
def test_what_looks_like_one_is_masked_by_itself(course: Course, secret: str) -> None:
    course.snippet("a/one", f"$ echo {secret[:3]}''{secret[3:]} | tee f\n$ cat f; rm f\n")
    course.record()
    assert secret not in _everywhere(course)
    course.prove()


def test_one_that_nobody_expected_is_called_one(course: Course) -> None:
    told = "a secret was printed, masked here: expect  <name:secret>  in its place"
    course.snippet("a/one", f"$ echo {TOKEN[:3]}''{TOKEN[3:]}\nnothing of the kind\n")
    with pytest.raises(ProofError, match=re.escape(told)) as caught:
        course.prove()
    assert TOKEN not in str(caught.value)
    course.snippet("a/one", f"{PRINT}$ echo use <join>\nsomething else\n")
    with pytest.raises(ProofError) as caught:
        course.prove()
    assert MASK in str(caught.value)


STOPS = [
    f"{PRINT}$ sleep 60 # <join>\n",
    f"$ echo token: {SECRET[:7]}''{SECRET[7:]}; sleep 60 # {SECRET}\ntoken: <secret>\n",
    f"{PRINT}#@ wait: $ [ $(echo {SECRET[:7]}''{SECRET[7:]}) = other ] within 1s\n",
    f'{PRINT}#@ terminal\n$ echo use <join>\n#@ press: Enter after "never"\n',
]


@pytest.mark.parametrize(
    "body",
    [
        f"{PRINT}$ echo use <join>; false\n",
        f"{PRINT}$ echo use <join>\nsomething else\n",
        f"$ echo token: {SECRET[:7]}''{SECRET[7:]}; echo {SECRET[:7]}''{SECRET[7:]} again\n"
        "token: <secret>\nsomething else\n",
        *STOPS,
    ],
)
def test_it_is_not_in_a_failure(course: Course, body: str) -> None:
    _fails_masked(course, body, course.prove)


@pytest.mark.parametrize("body", STOPS)
def test_it_is_not_in_a_failure_to_record(course: Course, body: str) -> None:
    _fails_masked(course, body, course.record)


def _fails_masked(course: Course, body: str, act: Callable[[], object]) -> None:
    course.snippet("a/one", "---\ntitle: T\ntimeout: 2s\n---\n" + body)
    with pytest.raises(ProofError) as caught:
        act()
    assert SECRET not in str(caught.value)
    assert MASK in str(caught.value)


def test_output_is_not_cut_within_it(course: Course) -> None:
    fill = LIMIT - len("\nat hu")
    much = f"head -c {fill} /dev/zero | tr '\\0' x; echo"
    course.snippet("a/one", f"{PRINT}$ {much}; echo at <join>\n...\n")
    course.record()
    assert course.outputs("a/one")[1] == ("x" * fill,)


def test_a_long_line_of_a_wait_is_not_cut_within_it(course: Course) -> None:
    grown = f"{'x' * 185}$(echo {SECRET[:7]}''{SECRET[7:]})"
    course.snippet("a/one", f"{PRINT}#@ wait: $ [ {grown} = other ] within 1s\n")
    with pytest.raises(ProofError) as caught:
        course.prove()
    seen = [line for line in str(caught.value).split("\n") if "+ '['" in line]
    assert len(seen) == 1
    assert SECRET[:3] not in seen[0]


def test_it_is_not_in_what_is_said_of_two_runs(course: Course) -> None:
    drawn = "$(tr -dc a-z </dev/urandom | head -c 9)"
    course.snippet("a/one", f"{PRINT}$ echo <join> {drawn}\n")
    with pytest.raises(ProofError) as caught:
        course.record()
    assert SECRET not in str(caught.value)
    assert SECRET not in _everywhere(course)
