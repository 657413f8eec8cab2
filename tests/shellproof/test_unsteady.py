"""A page that fails gets a second chance where that was asked for, and is told of."""

from __future__ import annotations

import pytest

from tests.shellproof.world import World

pytestmark = pytest.mark.slow

OFF = ("-p", "no:cacheprovider")
# A file beside the hosts' folders, which a second run finds where the first has left it.
LATE = "$ test -e {mark} || {{ touch {mark}; false; }}\n"


def unsteady(world: World) -> None:
    """A page whose second snippet fails when it runs for the first time."""
    world.snippet("a/one", "$ touch here\n")
    world.snippet("a/two", "$ test -e here\n" + LATE.format(mark=world.folder / "mark"))
    world.snippet("a/three", "$ test -e here\n")
    world.page("index.md", "a/one", "a/two", "a/three")


def test_without_a_second_chance_it_fails(world: World) -> None:
    unsteady(world)
    done = world.prove(*OFF)
    assert done.status == 1
    assert "2 failed, 1 passed" in done.text


def test_it_passes_from_the_top_on_fresh_hosts_and_is_told_of(world: World) -> None:
    unsteady(world)
    done = world.prove(*OFF, "--shellproof-again")
    assert done.status == 0, done.text
    assert "3 passed" in done.text
    assert "unsteady a/two: passed when its page was proven again" in done.text
    assert "session.console:5" in done.text  # how it failed at first


def test_what_was_unsteady_is_proven_anew_next_time(world: World) -> None:
    unsteady(world)
    assert world.prove(*OFF, "--shellproof-again").status == 0
    (world.folder / "mark").unlink()
    assert world.prove(*OFF).status == 1


def test_what_is_broken_still_fails(world: World) -> None:
    world.snippet("a/one", "$ false\n")
    world.page("index.md", "a/one")
    done = world.prove(*OFF, "--shellproof-again")
    assert done.status == 1
    assert "unsteady" not in done.text
    assert "1 failed" in done.text
