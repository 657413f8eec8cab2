"""Arbitrary text is read or refused in one clear line, and what was printed is written so that it
is read again as what was printed."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shellproof import frontmatter, pages, parser, pattern, recording
from shellproof.align import align
from shellproof.errors import SourceError
from shellproof.learn import Namer
from shellproof.match import match, trimmed
from shellproof.pattern import escape, escape_line, parse, unescape_line
from tests.shellproof.reading import HERE, step
from tests.shellproof.world import HEAD

pytestmark = pytest.mark.slow

# `make fuzz` asks for many times as many, and for others each time.
TIMES = int(os.environ.get("FUZZ") or 1)
settings.register_profile(
    "quick", deadline=None, max_examples=150 * TIMES, derandomize=TIMES == 1, database=None
)
settings.register_profile("files", settings.get_profile("quick"), max_examples=60 * TIMES)
QUICK = settings.get_profile("quick")
FILES = settings(settings.get_profile("files"), suppress_health_check=list(HealthCheck))

_PIECES = [
    *("$ ", "$", "> ", ">", "#@", "...", "[exit 1]", "[exit ", "[db] $ x", "[a] ", "---"),
    *("<id>", "<web:id>", "<web>", "<:ip>", "<none>", "<web:", "<web:id", ">", "<", "\\", "\\\\"),
    *("  ", " ", "\t", "a", "é", "\u2028", "\x85", "\xa0", "1", ":", "wait: port 1 within 1s"),
    *("terminal", "type: x after", "title: x", "timeout: 1s", "hosts: [a]", "needs: []"),
]
LINES = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=8).map("".join)
PRINTED = LINES.map(lambda text: text.replace("\n", "").rstrip())
_KEYS = st.sampled_from(["format", "seal", "steps", "facts"]) | st.text(max_size=3)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)
JSON = _VALUES.map(lambda value: json.dumps(value).encode())
NAMES = st.sampled_from(["web", "db", "a"])
OUTPUTS = st.lists(PRINTED.filter(str.isprintable), max_size=6).map(trimmed)


@QUICK
@given(PRINTED, st.sets(st.sampled_from(["web", "none", "a"])))
def test_escaped_text_is_read_as_itself(text: str, names: set[str]) -> None:
    for part in parse(escape(text, names)):
        assert isinstance(part, str) or (not part.kind and part.name not in names)
    read = "".join(part if isinstance(part, str) else part.source for part in parse(escape(text)))
    assert read == text


@QUICK
@given(PRINTED)
def test_an_escaped_line_is_read_as_itself(line: str) -> None:
    assert unescape_line(escape_line(line)) == line


@QUICK
@given(OUTPUTS)
def test_what_was_printed_can_be_written_below_a_command(output: list[str]) -> None:
    namer = Namer({"web"})
    written = "\n".join(namer.write((line,) if line else (), "") for line in output)
    expected = step(f"$ true\n{written}\n").expected
    assert match(expected, output, {}).ok
    assert not match(expected, output, {"web": "x"}).spans


@QUICK
@given(OUTPUTS, OUTPUTS)
def test_what_was_printed_matches_nothing_else(output: list[str], other: list[str]) -> None:
    namer = Namer()
    expected = tuple(namer.write((line,) if line else (), "") for line in output)
    same = [" ".join(line.split("  ")) for line in output] == [
        " ".join(line.split("  ")) for line in other
    ]
    assert not match(expected, other, {}).ok or same or _padded(output) == _padded(other)


def _padded(lines: list[str]) -> list[str]:
    return [pattern.regex(escape(line), {})[0].pattern for line in lines]


@QUICK
@given(st.lists(LINES, max_size=12).map("\n".join), st.booleans())
def test_a_transcript_is_read_or_refused(text: str, headed: bool) -> None:
    try:
        parser.parse(HERE, HEAD + text if headed else text)
    except SourceError as error:
        assert 1 <= error.line <= text.count("\n") + 5
        assert error.message.count("\n") == 0


@QUICK
@given(st.lists(LINES, max_size=6))
def test_front_matter_is_read_or_refused(lines: list[str]) -> None:
    try:
        frontmatter.read(HERE, ["---", *lines, "---"])
    except SourceError as error:
        assert 1 <= error.line <= len(lines) + 2


@FILES
@given(st.binary(max_size=60) | st.binary(max_size=40).map(HEAD.encode().__add__))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a", "b", "session.console")
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        for read in (parser.load, pages.load):
            try:
                read(path)
            except SourceError as error:
                assert error.path == path


@FILES
@given(st.binary(max_size=40) | JSON)
def test_a_recording_is_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "recording.json")
        path.write_bytes(data)
        try:
            recording.load(path, "mend")
        except SourceError as error:
            assert error.path == path


@QUICK
@given(st.lists(LINES, max_size=5), st.lists(PRINTED, max_size=5), st.dictionaries(NAMES, PRINTED))
def test_any_lines_are_compared(
    expected: list[str], actual: list[str], names: dict[str, str]
) -> None:
    try:
        for line in expected:
            parse(line)
    except pattern.PatternError:
        return
    found = match(expected, actual, names)
    for span in found.spans:
        assert 0 <= span.line < len(actual)
        assert span.end == -1 or 0 <= span.start <= span.end <= len(actual[span.line])
    assert all(found.names[name] == value for name, value in names.items())
    pairs = align(expected, actual, names)
    assert [i for i, _ in pairs if i is not None] == sorted(i for i, _ in pairs if i is not None)
    assert [j for _, j in pairs if j is not None] == [*range(len(actual))]
    assert {i for i, _ in pairs if i is not None} == {*range(len(expected))}
