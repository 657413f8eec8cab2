"""Any folder of transcripts can be proven in a local bash, each one a scenario of its own."""

from __future__ import annotations

import pytest

from tests.shellproof.world import World

pytestmark = pytest.mark.slow


def test_each_is_a_scenario_of_its_own(world: World) -> None:
    world.snippet("a/one", "$ x=1; touch left; ls\nleft\n")
    world.snippet("a/two", "$ echo $x; ls\n\n")
    world.snippet("b/deeper/three", "$ cat in.txt\nhere\n", **{"in.txt": "here\n"})
    done = world.prove_alone("snippets")
    assert (done.status, "3 passed" in done.text) == (0, True), done.text
    assert not (world.folder / "left").exists()
    assert not list(world.folder.rglob("recording.json"))


def test_one_failure_does_not_stop_the_others(world: World) -> None:
    world.snippet("a/one", "$ false\n")
    world.snippet("a/two", "$ true\n")
    done = world.prove_alone("snippets")
    assert done.status == 1
    assert "1 failed, 1 passed" in done.text
    assert "snippets/a/one/session.console:4: exit 1, expected 0" in done.text


def test_hosts_are_folders_of_their_own(world: World) -> None:
    head = "---\ntitle: A title\nhosts: [one, two]\n---\n"
    world.snippet("a/one", f"{head}[one] $ touch it\n[two] $ ls; basename $PWD\ntwo\n")
    assert world.prove_alone("snippets").status == 0


def test_recording(world: World) -> None:
    world.snippet("a/one", "$ echo $RANDOM\n")
    assert world.prove_alone("snippets", "--record").status == 0
    assert world.load("a/one").steps[0].expected == ("<number>",)
    assert world.prove_alone("snippets").status == 0


def test_nothing_of_our_environment_is_seen(world: World) -> None:
    world.snippet("a/one", "$ env | cut -d= -f1 | sort | tr '\\n' ' '\n")
    world.prove_alone("snippets", "--record")
    (line,) = world.load("a/one").steps[0].expected
    assert set(line.split()) <= {
        *(
            "HOME",
            "USER",
            "LOGNAME",
            "PATH",
            "LANG",
            "SHELL",
            "TERM",
            "PWD",
            "SHLVL",
            "_",
            "OLDPWD",
        ),
        *("COLUMNS", "LINES"),
    }


def test_a_project_needs_somebody_to_provide_hosts(world: World) -> None:
    world.snippet("a/one", "$ true\n")
    world.page("index.md", "a/one")
    done = world.run("pytest", "-p", "shellproof.pytest_plugin", "snippets", "--color=no")
    assert done.status == 1
    assert "nothing provides hosts: add --shellproof-host local" in done.text


def test_a_folder_outside_of_the_project(world: World) -> None:
    path = world.snippet("a/one", "$ true\n")
    path.rename(world.folder / "session.console")
    done = world.run("pytest", "-p", "shellproof.pytest_plugin", "session.console", "--color=no")
    assert done.status != 0
    assert "session.console:1: " in done.text
    assert "Traceback" not in done.text
    assert "ValueError" not in done.text
