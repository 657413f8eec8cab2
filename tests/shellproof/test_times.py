"""How long a proof took goes into recordings where that was asked for, and only of what was run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from shellproof import recording, times
from tests.shellproof.course import Course
from tests.shellproof.world import World

pytestmark = pytest.mark.slow

OFF = ("-p", "no:cacheprovider")


def slowed(path: Path) -> float:
    """Let a recording say that it took long; the seconds that it tells then."""
    old = recording.load(path, "")
    recording.write(path, recording.text(replace(old, seconds=old.seconds + 100)))
    return recording.load(path, "").seconds


@pytest.mark.parametrize("asked", [True, False])
def test_a_proof_writes_what_it_took_where_that_was_asked_for(world: World, asked: bool) -> None:
    world.snippet("a/one", "$ true\n")
    world.page("index.md", "a/one")
    assert world.prove(*OFF, "--record").status == 0
    path = world.folder / "snippets" / "a" / "one" / "recording.json"
    before = slowed(path)
    assert world.prove(*OFF, *(["--shellproof-times"] if asked else [])).status == 0
    after = recording.load(path, "").seconds  # its seal fits, or it would not load
    assert (after < 50) if asked else (after == before)


def test_about_the_same_is_no_change(course: Course) -> None:
    course.snippet("a/one", "$ true\n")
    course.record()
    before = course.recording("a/one")
    times.note(course.transcript("a/one"), before.seconds + 0.5)
    assert course.recording("a/one") == before
    times.note(course.transcript("a/one"), before.seconds + 5)
    assert course.recording("a/one") == replace(before, seconds=round(before.seconds + 5, 1))


def test_a_recording_of_something_else_is_left_alone(course: Course) -> None:
    course.snippet("a/one", "$ true\n")
    times.note(course.transcript("a/one"), 60)  # there is none yet
    course.record()
    before = course.recording("a/one")
    course.snippet("a/one", "$ true && true\n")
    times.note(course.transcript("a/one"), 60)
    assert course.recording("a/one") == before
