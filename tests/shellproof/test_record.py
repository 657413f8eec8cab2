"""Recording writes what two runs print, and loses nothing that a person wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from shellproof import recording
from shellproof.errors import ProofError, SourceError
from tests.shellproof.course import Course

ID = "head -c6 /dev/urandom | od -An -tx1 | tr -d ' ' | sed 's/^../7a/'"


def test_what_is_the_same_is_written_as_it_is(course: Course) -> None:
    course.snippet("a/one", "$ printf 'a  b\\n\\nc\\n'\n\n$ false\n\n$ (echo out; exit 3)\n")
    course.record()
    assert course.text("a/one") == (
        "$ printf 'a  b\\n\\nc\\n'\na  b\n\nc\n\n$ false\n[exit 1]\n\n"
        "$ (echo out; exit 3)\nout\n[exit 3]\n"
    )
    course.prove()


def test_what_differs_becomes_a_placeholder(course: Course) -> None:
    course.snippet("a/one", f"$ echo id $({ID}) and $RANDOM\n")
    course.record()
    assert course.text("a/one").endswith("\nid <id> and <number>\n")
    (step,) = course.recording("a/one").steps
    (shown,) = step.output
    assert [(span.kind, shown[span.start : span.end].isalnum()) for span in step.varies] == [
        *(("id", True), ("number", True))
    ]
    course.prove()


def test_a_value_that_comes_back_gets_one_name(course: Course) -> None:
    course.snippet("a/one", f"$ echo $({ID}) | tee id\n$ cat id\n")
    course.snippet("a/two", "$ cat id; echo $RANDOM; rm id\n")
    course.record()
    name = re.search(r"<(\w+):id>", course.text("a/one"))
    assert name
    assert f"$ cat id\n<{name[1]}>\n" in course.text("a/one")
    assert course.text("a/two").endswith(f"\n<{name[1]}>\n<number>\n")
    course.prove()


def test_a_value_that_comes_back_on_its_line(course: Course) -> None:
    course.snippet("a/one", f"$ x=$({ID}); echo $x $x\n")
    course.record()
    course.prove()


def test_a_command_names_its_value(course: Course) -> None:
    course.snippet("a/one", f"$ : --name web; echo $({ID}) | tee id\n$ cat id; rm id\n")
    course.record()
    assert "<web:id>\n" in course.text("a/one")
    assert "<web>\n" in course.text("a/one")


def test_what_no_kind_explains_is_shown_with_both_values(course: Course) -> None:
    course.snippet("a/one", "$ tr -dc a-z </dev/urandom | head -c 20\n")
    before = course.transcript("a/one").path.read_text()
    with pytest.raises(SourceError) as caught:
        course.record()
    told = str(caught.value)
    assert "snippets/a/one/session.console:4: " in told
    assert len(re.findall(r"(?m)^    (?:first|second) run:  +[a-z]{20}$", told)) == 2
    assert "mend: write  ...  for these lines or  <word>" in told
    assert course.transcript("a/one").path.read_text() == before


# One alone would be the same twice in one run of two hundred.
ONCE = "$ (exit $((RANDOM % 200 + 1)))\n"
LONG = "$ seq $((RANDOM % 99)); seq $((RANDOM % 99)); seq $((RANDOM % 99))\n"


@pytest.mark.parametrize("body", [ONCE + ONCE, LONG])
def test_runs_that_differ_in_more_than_values(course: Course, body: str) -> None:
    course.snippet("a/one", body)
    with pytest.raises(ProofError, match=r"session\.console:[45]: "):
        course.record()
    assert not course.transcript("a/one").recording.exists()


@pytest.mark.parametrize(
    "body",
    [
        "$ echo 1; echo $RANDOM\n...\n",
        "$ echo hello there\nhello <word>\n",
        "$ echo '\\<x>'\n\\<x>\n",
        "$ seq 5\n1\n...\n5\n",
        "$ echo 80 90\n<web:port> <db:port>\n$ echo 80\n<web>\n",
        "\n\n$ true\n\n\n#@ wait: $ true within 1s\n\n$ echo a \\\n>   b\na b\n\n",
    ],
)
def test_what_a_person_wrote_is_kept(course: Course, body: str) -> None:
    path = course.snippet("a/one", body)
    before = path.read_text()
    course.record()
    assert path.read_text().rstrip() == before.rstrip()


def test_only_what_no_longer_holds_is_replaced(course: Course) -> None:
    course.snippet("a/one", "$ seq 4\n<number>\nold\n...\n4\nalso old\n[exit 7]\n\n$ true\n")
    course.record()
    assert course.text("a/one") == "$ seq 4\n<number>\n...\n4\n\n$ true\n"


def test_recording_again_changes_nothing(course: Course) -> None:
    course.snippet("a/one", f"$ echo $({ID}) $RANDOM | tee id; date\n$ cat id\n")
    course.snippet("a/two", "$ cat id; rm id; seq 3\n")
    course.record()
    files = [course.transcript(name).path for name in course.names]
    files += [course.transcript(name).recording for name in course.names]
    before = [path.read_bytes() for path in files]
    assert course.record() == [line for line in course.record() if line.startswith("running")]
    assert [path.read_bytes() for path in files] == before


def test_what_a_snippet_waits_for_counts_as_its_time(course: Course) -> None:
    course.snippet("a/one", "#@ wait: $ sleep 0.5 within 20s\n$ true\n")
    course.record()
    assert course.recording("a/one").seconds >= 0.5


@pytest.mark.parametrize(("recorded", "again"), [(4.0, 4.0), (90.0, 0.0)])
def test_a_time_is_written_anew_only_where_it_is_far_off(
    course: Course, recorded: float, again: float
) -> None:
    course.snippet("a/one", "$ echo a\na\n")
    course.record()
    path = course.transcript("a/one").recording
    path.write_text(recording.text(replace(course.recording("a/one"), seconds=recorded)))
    course.record()
    assert course.recording("a/one").seconds == pytest.approx(again, abs=2)


def test_a_change_keeps_the_values_around_it(course: Course) -> None:
    path = course.snippet("a/one", f"$ echo $({ID}) | tee id\n$ echo old; cat id; rm id\n")
    course.record()
    (first,), (_, again) = course.outputs("a/one")
    assert first == again
    path.write_text(path.read_text().replace("old", "new"))
    course.record()
    assert course.outputs("a/one") == [(first,), ("new", first)]


@pytest.mark.parametrize(
    ("before", "now", "more", "shown"),
    [
        ("C:\\d1 b", "C:\\d2 b", "C:\\d2", "C:\\d1"),
        ("10.0.0.2 10.0.0.3", "10.0.0.3 10.0.0.2", "10.0.0.3:10.0.0.2", "10.0.0.2:10.0.0.3"),
        ("delta-echo-foxtrot b", "alpha-bravo-charlie b", "alpha-bravo-2", "alpha-bravo-2"),
        ("8080 b", "9090 b", "x9090 9090.1 9090:1", "x9090 9090.1 8080:1"),
        ("a a.b", "b b.c", "b b.c", "a a.b"),
        (
            "0a" * 32 + " b",
            "0b" * 32 + " b",
            f"{'0b' * 6} x{'0b' * 32}.y",
            f"{'0a' * 6} x{'0a' * 32}.y",
        ),
    ],
)
def test_a_new_line_shows_captured_values_as_they_were(
    course: Course, before: str, now: str, more: str, shown: str
) -> None:
    drawn = course.world.folder / "drawn"
    body = f"$ cat {drawn}\n<web:word> <db:word>\n"
    for text, steps in ((before, ""), (now, f"$ cat {drawn}2\n...\n")):
        drawn.write_text(text)
        Path(f"{drawn}2").write_text(more)
        course.snippet("a/one", body + steps)
        course.record()
    assert course.outputs("a/one") == [(before,), (shown,)]


def test_a_command_that_is_run_twice_keeps_both_its_outputs(course: Course) -> None:
    path = course.snippet("a/one", f"$ echo $({ID})\n$ echo $({ID})\n$ echo old\n")
    course.record()
    (first,), (second,), _ = course.outputs("a/one")
    path.write_text(path.read_text().replace("old", "new"))
    course.record()
    assert course.outputs("a/one") == [(first,), (second,), ("new",)]


def test_only_what_was_asked_for_is_written(course: Course) -> None:
    course.snippet("a/one", "$ echo 1\n<number>\n")
    course.snippet("a/two", "$ echo 2\n")
    course.record("a/two")
    assert course.text("a/one") == "$ echo 1\n<number>\n"
    assert not course.transcript("a/one").recording.exists()
    assert course.text("a/two") == "$ echo 2\n2\n"


def test_what_is_left_behind_is_told_when_recording_too(course: Course) -> None:
    course.snippet("a/one", "$ touch left\n")
    with pytest.raises(ProofError, match="the page leaves behind: file left"):
        course.record()
    assert course.provider.open == 0


def test_a_page_is_run_twice_on_hosts_of_its_own(course: Course) -> None:
    course.snippet("a/one", "$ ls; touch it; ls; rm it\n")
    course.record()
    assert course.provider.leases == [("",), ("",)]
    assert course.text("a/one").endswith("\nit\n")


@pytest.mark.parametrize("name", ["data", "another"])
def test_a_file_that_is_edited_meanwhile(course: Course, name: str) -> None:
    path = course.snippet("a/one", "$ cat data\n", data="old\n")
    before = path.read_text()
    course.snippet("a/two", f"$ rm data; echo new >{path.parent / name}\n")
    with pytest.raises(SourceError, match="it or a file beside it was edited") as caught:
        course.record()
    assert str(caught.value).endswith("nothing was written\n  fix: make record K=a/one")
    assert path.read_text() == before
    assert not course.transcript("a/one").recording.exists()


def test_long_output_is_told(course: Course) -> None:
    path = course.snippet("a/one", "$ seq 100000\n")
    with pytest.raises(ProofError, match="bytes more: write"):
        course.record()
    path.write_text(path.read_text() + "...\n")
    course.record()
    (step,) = course.recording("a/one").steps
    assert step.truncated > 0
    assert len(step.output) < 300
    course.prove()


def test_values_are_captured_in_their_order_where_a_line_is_new(course: Course) -> None:
    course.snippet(
        "a/one", "$ echo more; printf '%012x\\n' 11 12\n<a:id>\n<b:id>\n$ echo <a> then <b>\n"
    )
    course.record()
    first, second = course.outputs("a/one")
    assert first == ("more", "00000000000b", "00000000000c")
    assert second == ("00000000000b then 00000000000c",)


def test_a_named_value_that_comes_before_its_name(course: Course) -> None:
    make = "od -An -N6 -tx1 /dev/urandom | tr -d ' \\n' >f"
    body = f"$ {make}; echo it is $(cat f)\nnothing\n$ cat f; echo\n<a:id>\n$ echo <a>; rm f\n"
    course.snippet("a/one", body)
    for _ in range(2):
        course.record()
        course.prove()
    first, second, third = (step.expected for step in course.transcript("a/one").steps)
    assert first == ("it is <a:id>",)
    assert second == ("<a:id>",)
    assert third == ("<a>",)
