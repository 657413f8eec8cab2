"""A run that proves nothing has not passed."""

from __future__ import annotations

import pytest

from tests.shellproof.world import World

pytestmark = pytest.mark.slow

NEEDS = "---\ntitle: A title\nneeds: [{need}]\n---\n$ true\n"


def test_no_transcript_in_a_folder(world: World) -> None:
    done = world.prove_alone("snippets")
    assert done.status != 0
    assert "no transcript was collected: nothing would be proven" in done.text


def test_no_transcript_in_a_project(world: World) -> None:
    (world.folder / "snippets/test_other.py").write_text("def test_other():\n    pass\n")
    world.page("index.md", "a/one")
    done = world.prove("-p", "no:cacheprovider")
    assert done.status != 0, done.text


def test_renamed_transcripts_are_missed(world: World) -> None:
    world.snippet("a/one", "$ true\n").rename(world.folder / "snippets/a/one/session.txt")
    assert world.prove("-p", "no:cacheprovider").status != 0


def test_all_skipped(world: World) -> None:
    world.snippet("a/one", NEEDS.format(need="no-such-program"))
    world.page("index.md", "a/one")
    done = world.prove("-p", "no:cacheprovider")
    assert done.status == 1
    assert "every snippet was skipped: nothing is proven" in done.text
    assert "needs no-such-program: there is no program called no-such-program" in done.text


@pytest.fixture
def some(world: World) -> World:
    """One that runs and one that cannot."""
    world.snippet("a/one", "$ true\n")
    world.snippet("a/two", NEEDS.format(need="no-such-program"))
    world.page("index.md", "a/one", "a/two")
    return world


def test_a_skip_among_passes_passes_with_its_reason(some: World) -> None:
    done = some.prove("-ra", "-p", "no:cacheprovider")
    assert done.status == 0
    assert "1 passed, 1 skipped" in done.text
    assert "there is no program called no-such-program" in done.text


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("no-such-program: it is not there\n", 0),
        ("# what may be missing\n\nno-such-program: it is not there\nother: y\n", 0),
        ("", 1),
        ("no-such-program:\n", 1),
        ("other: it is not there\n", 1),
    ],
)
def test_only_what_is_permitted_is_skipped(some: World, content: str, status: int) -> None:
    (some.folder / "skips.txt").write_text(content)
    done = some.prove("--shellproof-skips", "skips.txt", "-p", "no:cacheprovider")
    assert done.status == status, done.text
    if status:
        assert "a/two: skipped for want of 'no-such-program'" in done.text
        assert "add the line  no-such-program: reason  to skips.txt" in done.text


def test_a_skip_is_seen_in_another_process(some: World) -> None:
    (some.folder / "skips.txt").write_text("other: it is not there\n")
    done = some.prove("--shellproof-skips", "skips.txt", "-n", "2", "-p", "no:cacheprovider")
    assert done.status == 1
    assert "a/two: skipped for want of 'no-such-program'" in done.text


def test_a_file_of_skips_that_is_not_there(some: World) -> None:
    done = some.prove("--shellproof-skips", "none.txt", "-p", "no:cacheprovider")
    assert done.status != 0
    assert "none.txt" in done.text
    assert "Traceback" not in done.text


@pytest.mark.parametrize("name", ["a/build", "a/dist", "a/venv", "build/one"])
def test_no_snippet_is_left_out_for_its_name(world: World, name: str) -> None:
    world.snippet(name, "$ true\n")
    world.page("index.md", name)
    done = world.prove("-p", "no:cacheprovider")
    assert "1 passed" in done.text, done.text
    assert done.status == 0
