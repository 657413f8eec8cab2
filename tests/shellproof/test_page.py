"""A page is one scenario: its snippets run in its order, on hosts that they share."""

from __future__ import annotations

import threading

import pytest

from shellproof.errors import (
    HostError,
    LeftBehindError,
    NotReachedError,
    ProofError,
    SkippedError,
    SourceError,
)
from shellproof.failure import StepError
from shellproof.prover import Prover
from tests.shellproof.course import Course
from tests.shellproof.fakes import FakeHost

HOSTS = "---\ntitle: A title\nhosts: [one, two]\n---\n"
GPU = "---\ntitle: A title\nneeds: [gpu]\n---\n"


def test_snippets_share_state_and_names(course: Course) -> None:
    course.snippet("a/z-first", "$ mkdir -p d; cd d; echo 80; x=5\n<web:port>\n")
    course.snippet("a/a-second", "$ basename $PWD; echo $x <web>\nd\n5 80\n$ cd ..; rmdir d\n")
    course.prove()
    assert course.provider.leases == [("",)]


def test_one_snippet_brings_those_before_it(course: Course) -> None:
    course.snippet("a/one", "$ x=5\n")
    course.snippet("a/two", "$ echo $x\n5\n")
    course.snippet("a/three", "$ false\n")
    course.prove("a/two")


def test_files_are_put_where_the_reader_is(course: Course) -> None:
    course.snippet("a/one", "$ mkdir -p d; cd d\n")
    course.snippet(
        "a/two", "$ cat app.py; rm app.py; cd ..; rmdir d\nprint()\n", **{"app.py": "print()\n"}
    )
    course.prove()


def test_after_a_failure_nothing_is_reached(course: Course) -> None:
    course.snippet("a/one", "$ false\n")
    course.snippet("a/two", "$ touch run\n")
    course.snippet("a/three", "$ true\n")
    prover, plan = Prover(course.provider, course.passes()), course.plan()
    with pytest.raises(StepError):
        prover.prove(plan, "a/one")
    for name in ("a/two", "a/three"):
        with pytest.raises(NotReachedError, match="not reached: a/one, before it on the page"):
            prover.prove(plan, name)
    (home,) = course.provider.root.glob("*/home")
    assert not list(home.iterdir())
    prover.finish()


@pytest.mark.parametrize(
    "body", ["$ echo a\nb\n", "$ false\n", "$ true\n[exit 1]\n", "$ sleep 600\n", "$ echo <no>\n"]
)
def test_hosts_are_given_back_after_a_failure(course: Course, body: str) -> None:
    course.snippet("a/one", "---\ntitle: A title\ntimeout: 200ms\n---\n" + body)
    with pytest.raises(ProofError):
        course.prove()
    assert course.provider.open == 0


def test_what_a_page_leaves_behind_is_a_failure(course: Course) -> None:
    course.snippet("a/one", "$ touch left; touch kept\n")
    with pytest.raises(LeftBehindError) as caught:
        course.prove()
    told = str(caught.value)
    assert "docs/index.md:3: the page leaves behind: file kept, file left" in told
    assert 'leaves: ["file kept"]' in told


@pytest.mark.parametrize(
    "leaves", ['["file left", "file k*"]', '["file *"]', "\n  - file left\n  - file kept"]
)
def test_a_page_may_leave_what_it_says(course: Course, leaves: str) -> None:
    course.head = f"---\nleaves: {leaves}\n---\n"
    course.snippet("a/one", "$ touch left kept\n")
    course.prove()


@pytest.mark.parametrize("leaves", ['["file lef"]', '["image left"]', '["file LEFT"]'])
def test_saying_something_else_does_not_do(course: Course, leaves: str) -> None:
    course.head = f"---\nleaves: {leaves}\n---\n"
    course.snippet("a/one", "$ touch left\n")
    with pytest.raises(LeftBehindError):
        course.prove()


def test_what_was_there_before_is_not_left_behind(course: Course) -> None:
    course.snippet("a/one", "$ touch left\n")
    course.snippet("a/two", "$ rm left\n")
    course.prove()


def test_a_page_that_ends_with_a_skip_is_compared_too(course: Course) -> None:
    course.provider.lacks["gpu"] = "no NVIDIA driver"
    course.snippet("a/one", "$ touch left\n")
    course.snippet("a/two", f"{GPU}$ true\n")
    with pytest.raises(LeftBehindError):
        course.prove("a/one", "a/two")


def test_a_need_that_is_not_met_skips_with_its_reason(course: Course) -> None:
    course.provider.lacks["gpu"] = "no NVIDIA driver"
    course.snippet("a/one", f"{GPU}$ false\n")
    course.snippet("a/two", "$ true\n")
    with pytest.raises(SkippedError, match="needs gpu: no NVIDIA driver"):
        course.prove("a/one")
    course.prove("a/two")


def test_hosts_take_turns(course: Course) -> None:
    course.snippet("a/one", f"{HOSTS}[one] $ x=1\n[two] $ x=2\n[one] $ echo $x\n1\n")
    course.snippet(
        "a/two",
        f"{HOSTS}[two] $ echo $x; pwd\n2\n...\n[one] $ echo 7\n<n:number>\n[two] $ echo <n>\n7\n",
    )
    course.prove()
    assert course.provider.leases == [("one", "two")]


def test_acts_reach_their_host(course: Course) -> None:
    body = "[one] $ x=1\n#@ cut off one\n[one] $ echo $x\n1\n#@ bring back one\n#@ lose two\n"
    course.snippet("a/one", f"{HOSTS}{body}[one] $ true\n")
    course.prove()
    assert course.provider.acts == ["cut off one", "bring back one", "lose two"]


def test_what_is_done_to_several_hosts_is_done_to_all_at_once(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None comes back before the other is on its way."""
    both, done = threading.Barrier(2, timeout=20), FakeHost.act

    def act(host: FakeHost, verb: str) -> None:
        both.wait()
        done(host, verb)

    monkeypatch.setattr(FakeHost, "act", act)
    course.snippet("a/one", f"{HOSTS}#@ bring back one, two\n[one] $ true\n")
    course.prove()
    assert sorted(course.provider.acts) == ["bring back one", "bring back two"]


def test_a_host_that_cannot_come_back_with_another_is_told(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(host: FakeHost, verb: str) -> None:
        if host.name == "two":
            raise HostError(f"{verb}: it is burnt")

    monkeypatch.setattr(FakeHost, "act", act)
    course.snippet("a/one", f"{HOSTS}#@ bring back one, two\n[one] $ true\n")
    with pytest.raises(SourceError, match="bring back: it is burnt"):
        course.prove()


def test_a_terminal_and_its_keys(course: Course) -> None:
    typed = '#@ terminal\n$ read -p "Who? " who\n#@ type: Ada after "Who?"\nWho? Ada\n'
    course.snippet("a/one", f"{typed}$ echo $who\nAda\n")
    course.prove()
