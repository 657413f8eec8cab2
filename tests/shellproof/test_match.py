"""An output is what was expected, line by line, or it is not: nothing is nearly right."""

from __future__ import annotations

import pytest

from tests.shellproof.reading import compared, matches

ID = "0123456789ab"
LONG_ID = ID + "cd" * 26


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("", ""),
        ("hello", "hello"),
        ("hello", "hello  \n\n\n"),
        ("a\n\nb", "a\n\nb"),
        ("...", ""),
        ("...", "a\nb"),
        ("a\n...", "a"),
        ("...\nb", "a\nb"),
        ("a\n...\nc\n...\ne", "a\nb\nc\nd\ne"),
        ("...\nb\n...", "a\nb\nb\nc"),
        ("\\...", "..."),
        ("\\$ true", "$ true"),
        ("\\[exit 3]", "[exit 3]"),
        ("\\\\$ true", "\\$ true"),
        ("\\<id>", "<id>"),
        ("<none>  <none>", "<none>    <none>"),
        ("NAME  ID", "NAME             ID"),
        ("web  <id>  up", f"web   {ID}       up"),
        ("  indented", "  indented"),
    ],
)
def test_it_is_what_was_expected(expected: str, actual: str) -> None:
    assert matches(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("", "a"),
        ("a", ""),
        ("hello", "Hello"),
        ("hello", " hello"),
        ("hello", "hello."),
        ("a\nb", "b\na"),
        ("a\nb", "a\nb\nb"),
        ("a\nb", "a\n\nb"),
        ("a b", "a  b"),
        ("a  b", "a b"),
        ("  indented", "   indented"),
        ("  <id>", f"   {ID}"),
        ("a\n...\nc", "a\nb"),
        ("...\nb", "a\nb\nc"),
        ("a\n...\na", "a"),
        ("\\...", "anything"),
        ("....", "a"),
        ("... more", "a"),
        ("a.c", "abc"),
        ("CONTAINER ID  IMAGE  COMMAND", "Cannot connect to the Docker daemon"),
        ("\\<id>", ID),
        ("[exit 3", "[exit 4"),
    ],
)
def test_it_is_not_what_was_expected(expected: str, actual: str) -> None:
    assert not matches(expected, actual)


def test_a_name_captures_and_must_agree() -> None:
    found = compared(f"<web:id>\n{ID} <web>", f"{LONG_ID}\n{ID} {ID}")
    assert found.ok
    assert found.names == {"web": LONG_ID}
    assert not matches("<web:id>\n<web>", f"{ID}\nba9876543210")


@pytest.mark.parametrize(
    ("known", "actual", "ok"),
    [
        (LONG_ID, LONG_ID, True),
        (LONG_ID, ID, True),
        (ID, LONG_ID, True),
        (LONG_ID, LONG_ID[:13], False),
        (LONG_ID, LONG_ID[:11], False),
        (LONG_ID, ID + "ff" * 26, False),
        ("web.1", "web.1", True),
        ("web.1", "webx1", False),
        ("10.0.0.1", "10.0.0.10", False),
    ],
)
def test_a_value_comes_back(known: str, actual: str, ok: bool) -> None:
    assert matches("<thing>", actual, {"thing": known}) is ok
    assert matches("<thing:word>", actual, {"thing": known}) is ok


def test_one_name_stands_for_one_value_on_a_line() -> None:
    assert matches("<a:number> <a>", "1 1")
    assert not matches("<a:number> <a:number>", "1 2")
    assert matches("<:number> <number>", "1 2")


def test_a_name_that_nothing_captured_is_text() -> None:
    assert matches("<none>", "<none>")
    assert not matches("<none>", "anything")


def test_what_varies_is_told_with_its_place() -> None:
    found = compared("id: <web:id>\n...\nport <port>", f"id: {ID}\nleft open\nport 80")
    spans = [(span.line, span.start, span.end, span.kind, span.name) for span in found.spans]
    assert sorted(spans) == [
        (0, 4, 16, "id", "web"),
        (1, 0, -1, "lines", ""),
        (2, 5, 7, "port", ""),
    ]


def test_a_failed_match_keeps_what_was_known() -> None:
    assert compared("<new:id>\nb", f"{ID}\nc", {"old": "1"}).names == {"old": "1"}
