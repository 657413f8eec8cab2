"""Whatever a command prints is recorded, proven, and recorded again without a change."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shellproof.course import Course
from tests.shellproof.test_fuzz import OUTPUTS

pytestmark = pytest.mark.slow
HOSTILE = {
    "prompts": "$ rm -rf /\n[db] $ x\n> more\n$\n>\n#@ terminal\n#@ wait: port 1 within 1s",
    "patterns": "...\n....\n[exit 3]\n[exit 0]\n\\...\n\\\\$ x\n...  \n  ...",
    "placeholders": "<id>\n<web:id>\n<web>\n\\<id>\n\\\\<id>\n<:ip>\n<web:id\n<a:nokind>\n<none>",
    "front-matter": "---\ntitle: x\n---\n$ y",
    "markup": "<script>alert(1)</script>\n&amp;\n```\n{{ snippet('x') }}\n{% raw %}",
    "workflow": "::error file=a,line=1::b\n::set-output name=a::b\n##[error]c",
    "escapes": "\x1b[31mred\x1b[0m\n\x1b]0;title\x07\nbell\x07\n\x9b31m\ndone\x1b[2J",
    "no-escapes": "\x1b[?4ma\x1b[?1Ab\x1b[1;2;3Hc\x1b[5Jd\x1b[?1;2@e",
    "unicode": "é\n日本\n\u202ereversed\n\u2028separator\n\u200bzero\nx\x85y",
    "blank": "\n\n  a\n\n\n  b  \n\n",
    "columns": "NAME   ID\na      1\nlonger  2",
    "returns": "10%\r50%\r100%\ndone\r",
}


def _survives(course: Course, body: str, **files: bytes) -> None:
    path = course.snippet("a/one", body)
    for name, data in files.items():
        (path.parent / name).write_bytes(data)
    course.record()
    course.prove()
    written = path.read_bytes(), course.transcript("a/one").recording.read_bytes()
    course.record()
    assert (path.read_bytes(), course.transcript("a/one").recording.read_bytes()) == written


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_survives(course: Course, text: str) -> None:
    _survives(course, "$ cat out; rm out\n", out=text.encode())


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\n", bytes(range(256)), b"\0\0\n", b"\xed\xa0\x80\n"], ids=repr
)
def test_bytes_that_are_no_text_survive(course: Course, data: bytes) -> None:
    _survives(course, "$ cat out; rm out\n", out=data)
    json.loads(course.transcript("a/one").recording.read_text())


def test_it_survives_beside_a_captured_name(course: Course) -> None:
    body = "$ echo 80\n<web:port>\n$ cat out; rm out; echo <web>\n"
    _survives(course, body, out=b"<web>\n<db>\n80\n<port>\n")
    assert course.outputs("a/one")[1] == ("<web>", "<db>", "80", "<port>", "80")


def test_a_recording_does_not_reach_into_another(course: Course) -> None:
    course.snippet("a/one", "$ echo '\", \"format\": 9}]'; echo '../two/recording.json'\n")
    course.snippet("a/two", "$ echo safe\n")
    course.record()
    assert course.outputs("a/two") == [("safe",)]


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(OUTPUTS.map("\n".join) | st.text(st.characters(codec="utf-8"), max_size=20))
def test_anything_survives(course: Course, text: str) -> None:
    (course.world.folder / "snippets/a/one/recording.json").unlink(missing_ok=True)
    _survives(course, "$ cat out; rm out\n", out=text.encode())
