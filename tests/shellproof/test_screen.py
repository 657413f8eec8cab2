"""Bytes become the lines that a person sees."""

from __future__ import annotations

import pytest

from shellproof.screen import lines


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (b"", []),
        (b"\n\n", []),
        (b"a\nb\n", ["a", "b"]),
        (b"no newline", ["no newline"]),
        (b"a  \n\n b\n\n", ["a", "", " b"]),
        (b"a\tb\n", ["a\tb"]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"10%\r99%\rdone\n", ["done"]),
        (b"long text\rnew\n", ["newg text"]),
        (b"\x1b[31mred\x1b[0m and plain\n", ["red and plain"]),
        (b"10%\x1b[2K\rdone\n", ["done"]),
        (b"one\ntwo\x1b[1A\x1b[2K\rTHREE\n", ["THREE", "two"]),
        (b"\x1b]0;a title\x07text\n", ["text"]),
        (b"bell\x07\n", ["bell^G"]),
        (b"nul\x00\n", ["nul^@"]),
        (b"\xff\xfe\n", ["\\xff\\xfe"]),
        ("é … 日本\n".encode(), ["é … 日本"]),
        (b"\xc2\x9b31m\n", ["\\x9b31m"]),
        (b"<b>&amp;</b>\n", ["<b>&amp;</b>"]),
    ],
)
def test_lines(output: bytes, shown: list[str]) -> None:
    assert lines(output) == shown


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (b"$ ls\r\na b\r\n", ["$ ls", "a b"]),
        (b"x" * 100, ["x" * 80, "x" * 20]),
        (b"ab\x08c\r\n", ["ac"]),
        (b"a\x1b[2J\x1b[Hb\r\n", ["b"]),
        (b"", []),
    ],
)
def test_lines_of_a_terminal(output: bytes, shown: list[str]) -> None:
    assert lines(output, terminal=True) == shown


@pytest.mark.parametrize(
    "sequence", ["[?4m", "[?1A", "[1;2;3H", "[5J", "[7K", "[1;2@", "[1;2;3r", "[1;2c", "[1;2n"]
)
def test_a_sequence_that_means_nothing_changes_nothing(sequence: str) -> None:
    output = f"a\x1b{sequence}b\nc".encode()
    assert lines(output) == ["ab", "c"]
    assert lines(output.replace(b"\n", b"\r\n"), terminal=True) == ["ab", "c"]


@pytest.mark.parametrize("prefix", [b"", b"\x1b[0m"])
def test_no_line_of_many_is_lost(prefix: bytes) -> None:
    output = prefix + b"".join(b"%d\n" % n for n in range(7000))
    assert lines(output) == [str(n) for n in range(7000)]


@pytest.mark.parametrize("code", [*range(32), *range(127, 160)])
def test_no_control_character_is_shown(code: int) -> None:
    shown = "".join(lines(f"a{chr(code)}b".encode()) + lines(f"\x1b[0ma{chr(code)}b".encode()))
    assert all(char.isprintable() or char == "\t" for char in shown)


def test_a_long_line_among_many() -> None:
    output = b"\x1b[K" + b"x" * 100_000 + b"\n" * 5000 + b"end"
    shown = lines(output)
    assert (shown[0], shown[-1], len(shown)) == ("x" * 100_000, "end", 5001)


def test_a_terminal_that_is_asked_for_the_impossible() -> None:
    shown = lines(b"\x1b[99999999;99999999Hfar\x1b[1;1Hnear", terminal=True)
    assert shown[0].startswith("near ")


def test_a_screen_that_is_cleared_without_end() -> None:
    """It would take hours: 37,000 times it goes over 37,000 rows."""
    shown = lines(b"x\x1b[2J\n" * 37_000)
    assert len(shown) == 37_000


def test_wide_letters_and_tabs_take_their_place() -> None:
    output = "\tname\tother\x1b[K\n日本語のテキスト\x1b[K and more words here\n"
    assert lines(output.encode()) == [
        "        name    other",
        "日本語のテキスト and more words here",
    ]


def test_a_sequence_that_the_emulator_fails_at() -> None:
    assert lines(b"a\n\x1b[?6h\x1b[6nb\nc") == ["b", "c"]
