"""What another program says of a line is shown beside it; nothing of it is a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from shellproof.tell import faults, tell


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a.py:7: error: Bad type  [assignment]\n", ("a.py", 7, "Bad type  [assignment]")),
        ("Error: a.py:9: there is no snippet 'x'\n", ("a.py", 9, "there is no snippet 'x'")),
        ("INFO - a.py is read\n", None),
        ("other.py:7: error: Bad type\n", None),
    ],
)
def test_a_line_that_names_one_of_a_file(line: str, told: tuple[str, int, str] | None) -> None:
    assert [each[:3] for each in faults(line)] == ([told] if told else [])


def test_at_home_the_lines_are_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    tell(["a.py:7: error: x\n", "::error::y\n"])
    assert capsys.readouterr().out == "a.py:7: error: x\n::error::y\n"


def test_an_unfinished_line_swallows_no_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    tell(["a.py:7: error: x"])
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "a.py:7: error: x"
    assert any(line.startswith("::error file=a.py,line=7") for line in said)


def test_on_github_they_are_annotated(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    tell(["::error::mine\n", "a.py:7: error: a,b\n"])
    first, mine, said, last, annotation = capsys.readouterr().out.splitlines()
    word = first.removeprefix("::stop-commands::")
    assert (mine, said, last) == ("::error::mine", "a.py:7: error: a,b", f"::{word}::")
    assert annotation == "::error file=a.py,line=7,title=a%2Cb::a,b"
