"""A recording is whole and ours, or it is refused with the command that makes a new one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shellproof import recording, sealed
from shellproof.errors import SourceError
from shellproof.library import Library
from tests.shellproof.course import Course


@pytest.fixture
def recorded(course: Course) -> Course:
    course.snippet("a/one", "$ echo 1 $RANDOM\n", **{"app.py": "print()\n"})
    course.snippet("a/two", "$ rm app.py\n")
    course.record()
    return course


def _library(course: Course) -> Library:
    return Library(course.world.folder / "snippets")


def _sealed(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    """Forge a recording: a change, and the seal that fits it."""

    def forge(text: str) -> str:
        data = json.loads(text)
        change(data)
        data["seal"] = sealed.seal(data)
        return json.dumps(data)

    return forge


def _put(key: str, value: object) -> Callable[[str], str]:
    return _sealed(lambda data: data.update({key: value}))


def _step(key: str, value: object) -> Callable[[str], str]:
    return _sealed(lambda data: data["steps"][0].update({key: value}))


BAD: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "edited-output": (lambda text: text.replace('"1 ', '"2 '), "edited by hand"),
    "edited-exit": (lambda text: text.replace('"exit": 0', '"exit": 1'), "edited by hand"),
    "edited-day": (lambda text: text.replace("-", "_", 2), "edited by hand"),
    "more-keys": (lambda text: text.replace("{", '{"more": 1,', 1), "edited by hand"),
    "no-seal": (lambda text: text.replace('"seal"', '"steal"'), "edited by hand"),
    "truncated": (lambda text: text[: len(text) // 2], "is damaged"),
    "one-byte-short": (lambda text: text.rstrip()[:-1], "is damaged"),
    "empty": (lambda _: "", "is damaged"),
    "not-json": (lambda _: "<html>", "is damaged"),
    "conflict": (lambda text: f"<<<<<<< HEAD\n{text}=======\n", "is damaged"),
    "not-utf-8": (lambda text: text.encode() + b"\xff", "is damaged"),
    "deep": (lambda _: "[" * 100_000, ""),
    "surrogate": (lambda _: '{"format": 1, "seal": "", "a": "\\ud800"}', ""),
    "a-list": (lambda _: "[]", "this is no recording"),
    "a-number": (lambda _: "3", "this is no recording"),
    "no-format": (lambda text: text.replace('"format"', '"form"'), "this is no recording"),
    "word-as-format": (_put("format", "1"), "this is no recording"),
    "newer": (_put("format", recording.FORMAT + 1), "this version reads"),
    "steps-missing": (_sealed(lambda data: data.pop("steps")), "lacks"),
    "steps-number": (_put("steps", 3), ""),
    "steps-of-numbers": (_put("steps", [3]), ""),
    "facts-number": (_put("facts", 3), ""),
    "materials-odd": (_put("materials", [{"x": 1}]), ""),
    "output-number": (_step("output", 3), ""),
    "span-odd": (_step("varies", [{"line": 0}]), ""),
}


@pytest.mark.parametrize(("change", "told"), BAD.values(), ids=BAD)
def test_it_is_refused(recorded: Course, change: Callable[[str], str | bytes], told: str) -> None:
    path = recorded.transcript("a/one").recording
    content = change(path.read_text())
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SourceError) as caught:
        _library(recorded).proven("a/one")
    assert caught.value.path == path
    assert told in caught.value.message
    assert "\n" not in caught.value.message
    assert "make" in caught.value.fix
    assert caught.value.line >= 1
    done = recorded.world.check()
    assert done.status == 1
    assert [fault for fault in done.faults() if "a/one" in fault] == done.faults()
    assert len(done.faults()) == 1


def test_a_missing_one(recorded: Course) -> None:
    recorded.transcript("a/one").recording.unlink()
    with pytest.raises(SourceError, match=r"no recording yet\n  fix: make record K=a/one"):
        _library(recorded).proven("a/one")


@pytest.mark.parametrize("file", ["session.console", "app.py", "new.py"])
def test_a_stale_one(recorded: Course, file: str) -> None:
    path = recorded.transcript("a/one").folder / file
    path.write_text(f"{path.read_text() if path.exists() else ''}\n#@ wait: $ true within 1s\n")
    with pytest.raises(SourceError, match=r"is stale: .*\n  fix: make record K=a/one") as caught:
        _library(recorded).proven("a/one")
    assert caught.value.path == recorded.transcript("a/one").path


def test_another_title_does_not_make_it_stale(recorded: Course) -> None:
    path = recorded.transcript("a/one").path
    path.write_text(path.read_text().replace("A title", "Another") + "\n\n")
    assert _library(recorded).proven("a/one")[0].title == "Another"


def test_what_is_written_is_read(recorded: Course) -> None:
    found = recorded.recording("a/one")
    path = recorded.transcript("a/one").recording
    assert recording.text(found) == path.read_text()
    data = json.loads(path.read_text())
    assert list(data) == sorted(data)
    assert path.read_text().endswith("}\n")


@pytest.mark.parametrize("moment", ["replace", "chmod"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_write_is_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, error: type[BaseException]
) -> None:
    path = tmp_path / "session.console"
    path.write_text("old")

    def stop(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, moment, stop)
    with pytest.raises(error):
        recording.write(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_write_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "session.console"
    path.write_text("old")
    path.chmod(0o600)
    recording.write(path, "new\r\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new\r\n", 0o600)


def test_a_transcript_that_is_edited_meanwhile_is_not_lost(course: Course) -> None:
    path = course.snippet(
        "a/one", f"$ echo '# late' >> {course.world.folder}/snippets/a/one/session.console\n"
    )
    with pytest.raises(SourceError):
        course.record()
    assert path.read_text().count("# late\n") == 2
