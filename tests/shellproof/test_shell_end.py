"""Steps that end the shell, or never end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shellproof.hosts import Bash
from tests.shellproof.bash import LONG, alive, said

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("exit", 0),
        ("exit 3", 3),
        ("set -e; false", 1),
        ("exec true", 0),
        ("exec false", 1),
        ("kill -9 $$", 137),
    ],
)
def test_a_shell_that_ends_gives_its_status(bash: Bash, command: str, status: int) -> None:
    result = bash.run(f"echo before; {command}", LONG)
    assert (result["exit"], result["ended"]) == (status, True)
    assert result["output"].startswith(b"before\n")
    assert said(bash, "echo a new one") == "a new one\n"


def test_an_error_that_set_e_excuses_ends_nothing(bash: Bash) -> None:
    bash.run("set -e; kept=yes", LONG)
    assert bash.run("! true", LONG)["exit"] == 1
    assert said(bash, "echo $kept") == "yes\n"


OUT_OF_PLACE = ["break", "continue", "return 3", "fi", "f() {", "set -u; echo $nope"]
UNFINISHED = ["echo 'open", "echo $(", "cat <<EOF\nabc", "echo hi \\", "if true", "echo a |"]


@pytest.mark.parametrize("command", OUT_OF_PLACE + UNFINISHED)
def test_errors_end_nothing(bash: Bash, command: str) -> None:
    bash.run("kept=yes", LONG)
    result = bash.run(command, 5)
    assert result["exit"] is not None
    assert b"/proc/" not in result["output"]
    assert said(bash, "echo $kept") == "yes\n"


def test_a_program_with_threads_is_killed_at_the_deadline(bash: Bash, marker: str) -> None:
    threads = "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()"
    result = bash.run(f"export MARKER={marker}; python3 -c '{threads}; time.sleep(600)'", 1)
    assert (result["exit"], result["ended"]) == (None, True)
    assert alive(marker) == []


@pytest.mark.parametrize(
    "command",
    [
        "sleep 600",
        "sleep 600 | cat",
        "(sleep 600; true) & wait",
        "trap '' TERM INT HUP; while :; do :; done",
        "exec sleep 600",
        "kill -STOP $$",
        "bash -c 'bash -c \"sleep 600; true\"; true'",
        "setsid --wait sleep 600",
    ],
)
def test_at_the_deadline_the_whole_tree_is_killed(bash: Bash, command: str, marker: str) -> None:
    started = f"tree-{marker[-32:]}"
    said(bash, f"export TREE={started}")
    result = bash.run(command, 0.25)
    assert (result["exit"], result["ended"]) == (None, True)
    assert alive(started) == []
    assert said(bash, "echo a new one") == "a new one\n"


def test_what_comes_after_a_killed_command_is_not_done(bash: Bash) -> None:
    """Its parent dies first, in whatever order the kernel's numbers would have them."""
    for _ in range(5):
        bash.run("for n in {1..20}; do (sleep 600; touch $n) & done; wait", 0.1)
        assert said(bash, "ls") == ""


@pytest.mark.parametrize(
    "command", ["true", "sleep 600 &", "(sleep 600 &)", "setsid sleep 600 &", "nohup sleep 600 &"]
)
def test_closing_leaves_no_process(new_bash: Callable[[], Bash], marker: str, command: str) -> None:
    bash = new_bash()
    said(bash, command)
    bash.close()
    assert alive(marker) == []


def test_closing_reaches_what_an_earlier_shell_left(
    new_bash: Callable[[], Bash], marker: str
) -> None:
    bash = new_bash()
    said(bash, "sleep 600 & exit")
    said(bash, "sleep 600 & kill -9 $$")
    said(bash, "true")
    bash.close()
    assert alive(marker) == []


def test_closing_twice_and_before_the_first_command(new_bash: Callable[[], Bash]) -> None:
    bash = new_bash()
    bash.close()
    bash.close()


def test_a_shell_writes_nothing_at_home(bash: Bash) -> None:
    said(bash, "HISTSIZE=9; true")
    said(bash, "exit")
    assert said(bash, "ls -A") == ""
