"""A pull request shows what readers will see otherwise, in the terminal and on GitHub."""

from __future__ import annotations

import pytest

from shellproof import recording, redrawn
from shellproof.recording import RecordedStep, Recording
from tests.shellproof.test_changed import git
from tests.shellproof.world import World


def record(world: World, *output: str, exit: int = 0) -> None:  # noqa: A002 (a shell's word)
    transcript = world.load("a/one")
    step = RecordedStep("", "cat x", output, exit, 0, ())
    made = Recording("a/one", transcript.fingerprint(), "2026-11-20", 1.0, None, {}, (), (step,))
    transcript.recording.write_text(recording.text(made))


@pytest.fixture
def repository(world: World) -> World:
    world.snippet("a/one", "$ echo new; echo '::error::x'\nnew\n::error::x\n")
    world.page("index.md", "a/one")
    record(world, "old", "same")
    (world.folder / ".gitignore").write_text("__pycache__/\n.pytest_cache/\nconftest.py\n")
    git(world, "init", "--quiet")
    git(world, "add", ".")
    git(world, "commit", "--quiet", "-m", "first")
    return world


def told(world: World) -> list[tuple[str, str]]:
    return [*redrawn.differences(world.folder, "HEAD", [world.load("a/one").recording])]


def test_the_lines_that_changed_are_told(repository: World) -> None:
    record(repository, "new", "same", exit=2)
    ((_, text),) = told(repository)
    lines = text.split("\n")
    assert {"-old", "+new", " same", "+[exit 2]", " $ cat x"} <= set(lines)


def test_no_change_is_told_where_only_the_day_is_another(repository: World) -> None:
    record(repository, "old", "same")
    assert not told(repository)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"steps": [1]}', b"\xff"])
def test_a_recording_that_cannot_be_read_is_all_gone(repository: World, data: bytes) -> None:
    repository.load("a/one").recording.write_bytes(data)
    ((_, text),) = told(repository)
    assert "-old" in text


def test_a_run_shows_it_and_so_does_the_summary(
    repository: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository.folder / "summary"))
    record(repository, "new", "::error::x")
    done = repository.prove("-p", "no:cacheprovider", "--shellproof-changed=HEAD")
    assert done.status == 0, done.text
    assert "recording.json: what readers will see otherwise" in done.text
    assert "\n  +new\n" in done.text
    assert "+::error::x" in (repository.folder / "summary").read_text()
