"""What GitHub is told stands at the right line, and no output of a command acts on it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shellproof import github
from shellproof.github import Fault
from tests.shellproof.test_fuzz import QUICK
from tests.shellproof.world import World

pytestmark = pytest.mark.slow

HOSTILE = {
    "command": "::error file=README.md,line=1::forged\n::set-output name=a::b\n::add-mask::e",
    "end of the fence": "::stop-commands::x\n::x::\n##[group]a",
    "returns": "a\r::error::forged\r\n\x85::error::forged\u2028::error::forged",
    "escapes": "\x1b[31mred\x1b]0;title\x07\x9b31m\x1b[2J",
    "markup": "</pre></details><script>alert(1)</script><img src=x onerror=y>",
    "markdown": "```\n# heading\n@everyone closes #1 [a](javascript:x) ![](http://x/y)",
    "invalid": "\udcff\udc80",
    "percent": "%0A::error::%25",
    "large": "x" * 3_000_000,
    "many lines": "\n" * 100_000,
}
TEXTS = st.sampled_from(list(HOSTILE.values())[:8]) | st.text(max_size=30)


def decoded(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


@QUICK
@given(TEXTS, st.integers(1, 9999), TEXTS, TEXTS)
def test_an_annotation_is_one_line_that_says_what_it_was_given(
    path: str, line: int, message: str, text: str
) -> None:
    made = github.annotation(Fault(path, line, message, text))
    assert made.splitlines() == [made]
    assert made.isprintable()
    found = re.fullmatch(r"::error file=([^,:]*),line=(\d+),title=([^,:]*)::(.*)", made)
    assert found
    assert found[2] == str(line)
    if message.isprintable():
        assert decoded(found[3]) == message


class Read(HTMLParser):
    """The tags of a summary, and all its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag if tag != "details" or attrs == [("open", None)] else str(attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@QUICK
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_a_summary_has_our_tags_only(sections: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "summary")
        github.append(path, sections)
        written = path.read_text(encoding="utf-8")
    reader = Read()
    reader.feed(written)
    assert reader.tags == ["details", "summary", "code", "pre"] * len(sections)
    assert "@" not in written
    for _, text in sections:
        if text.isprintable():
            assert text in unescape(written)


def test_a_summary_never_outgrows_what_github_takes(tmp_path: Path) -> None:
    path = tmp_path / "summary"
    for _ in range(3):
        github.append(path, [("é" * 5000, "é" * 50_000)] * 40)
    assert path.stat().st_size <= 1024 * 1024
    assert "more\n" in path.read_text(encoding="utf-8")


@pytest.fixture
def step(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A project that is proven as a step of GitHub Actions."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(world.folder / "summary"))
    return world


def commands(text: str) -> list[str]:
    """The lines that GitHub takes for commands: none between the fence and its word."""
    found: list[str] = []
    word = ""
    for line in re.split(r"[\r\n]", text):
        if word:
            word = "" if line.strip() == f"::{word}::" else word
        elif line.lstrip().startswith("::stop-commands::"):
            word = line.strip().removeprefix("::stop-commands::")
        elif line.lstrip().startswith(("::", "##[")):
            found.append(line)
    assert not word, "the fence was never opened again"
    return found


def test_a_failure_is_annotated_at_its_line(step: World) -> None:
    step.snippet("a/one", "$ echo one\none\n$ echo two\n2\n")
    step.page("index.md", "a/one")
    done = step.prove("-p", "no:cacheprovider")
    (only,) = commands(done.text)
    assert only.startswith(
        "::error file=snippets/a/one/session.console,line=7,"
        "title=the output is not what was expected::"
    )
    assert "%0A    - 2%0A    + two%0A" in only
    summary = (step.folder / "summary").read_text()
    assert "snippets/a/one/session.console:7: the output is not what was expected" in summary
    assert "    - 2\n    + two\n" in summary
    assert "make record K=a/one" in summary


def test_a_wait_in_vain_shows_what_it_saw_and_its_title_is_one_line(step: World) -> None:
    step.snippet("a/one", '$ true\n#@ wait: $ [ "$(echo 2)" = 3 ] within 1s\n')
    step.page("index.md", "a/one")
    (only,) = commands(step.prove("-p", "no:cacheprovider").text)
    place, _, told = only.partition(",title=")
    title, _, message = told.partition("::")
    assert place == "::error file=snippets/a/one/session.console,line=5"
    assert decoded(title) == 'waited 1 s in vain for: $ [ "$(echo 2)" = 3 ]'
    assert "+ '[' 2 = 3 ']'" in decoded(message)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_output_acts_on_nothing(step: World, text: str) -> None:
    data = text.encode(errors="surrogateescape")
    step.snippet("a/one", "$ cat out\nx\n")
    (step.folder / "snippets/a/one/out").write_bytes(data)
    step.snippet("b/one", "$ echo safe\nsafe\n")
    step.page("a.md", "a/one")
    step.page("b.md", "b/one")
    done = step.prove("-p", "no:cacheprovider")
    assert "1 failed, 1 passed" in done.text
    (only,) = commands(done.text)
    assert only.startswith("::error file=snippets/a/one/session.console,line=")
    reader = Read()
    reader.feed((step.folder / "summary").read_text(encoding="utf-8"))
    assert reader.tags == ["details", "summary", "code", "pre"]
    assert (step.folder / "summary").stat().st_size < 30_000


def test_only_the_first_ten_are_annotated_and_all_are_told(step: World) -> None:
    for number in range(13):
        step.snippet(f"a/s{number:02}", "$ false\n")
        step.page(f"{number:02}.md", f"a/s{number:02}")
    assert len(commands(step.prove("-p", "no:cacheprovider").text)) == 10
    assert (step.folder / "summary").read_text().count("<details") == 13


def test_what_was_not_reached_takes_no_place_from_what_failed(step: World) -> None:
    names = [f"a/s{number:02}" for number in range(13)]
    for name in names:
        step.snippet(name, "$ false\n")
    step.page("a.md", *names)
    step.snippet("b/one", "$ false\n")
    step.page("b.md", "b/one")
    found = commands(step.prove("-p", "no:cacheprovider").text)
    assert [line for line in found[:2] if "/a/s00/" in line or "/b/one/" in line] == found[:2]


def test_a_check_is_annotated(step: World) -> None:
    step.snippet("a/one", "$ true\n\x1b::error::forged\n")
    step.page("index.md", "a/one", "a/two")
    done = step.check()
    found = commands(done.text)
    assert done.status == 1
    assert any("file=docs/index.md,line=5,title=there is no snippet 'a/two'" in it for it in found)
    assert len(found) == len(done.faults())


def test_what_is_said_once_is_annotated_before_what_is_said_often(step: World) -> None:
    for number in range(12):
        step.page(f"{number:02}.md", "a/gone")
    step.page("last.md", "b/gone")
    told = commands(step.check().text)
    assert len(told) == 10
    assert "title=there is no snippet 'b/gone'" in "\n".join(told)


def test_other_tests_are_annotated_where_they_stand(step: World) -> None:
    (step.folder / "snippets/test_other.py").write_text("\ndef test_it():\n    assert 1 == 2\n")
    step.snippet("a/one", "$ true\n")
    step.page("index.md", "a/one")
    (only,) = commands(step.prove("-p", "no:cacheprovider").text)
    assert only.startswith("::error file=snippets/test_other.py,line=2,title=assert 1 == 2::")


def test_elsewhere_nothing_of_it_is_said(world: World) -> None:
    world.snippet("a/one", "$ false\n")
    world.page("index.md", "a/one")
    assert "::error" not in world.prove("-p", "no:cacheprovider").text


def test_the_word_that_ends_the_fence_is_never_the_same() -> None:
    said: list[str] = []
    for _ in range(2):
        with github.fenced(said.append):
            pass
    assert len({*said}) == 4
    assert all(len(line) > 64 for line in said)
