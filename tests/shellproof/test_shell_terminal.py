"""Steps that need a terminal, and what is typed into it."""

from __future__ import annotations

import select
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from shellproof.hosts import Bash, environment
from shellproof.shell import Shell
from tests.shellproof.bash import LONG, said

pytestmark = pytest.mark.slow

ENTER = b"\r"


def test_a_step_has_no_terminal_by_itself(bash: Bash) -> None:
    assert bash.run("tty || test -t 0 || test -t 1", LONG)["exit"] == 1


def test_a_step_that_asks_has_one(bash: Bash) -> None:
    result = bash.run("test -t 0 && test -t 1 && test -t 2 && stty size", LONG, [])
    assert (result["output"], result["exit"]) == (b"24 80\r\n", 0)
    assert bash.run("test -t 1", LONG)["exit"] == 1


def test_the_end_of_long_output_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = select.select

    def late(*args: Any) -> Any:
        """As on a busy machine: by the time that we look, all is there."""
        time.sleep(0.3)
        return wait(*args)

    monkeypatch.setattr(select, "select", late)
    with closing(Shell(str(tmp_path), environment(str(tmp_path)))) as bash:
        result = bash.run("seq 1 4000", LONG, [])
        assert result["output"].split() == [b"%d" % n for n in range(1, 4001)]
        assert bash.run("echo next", LONG, [])["output"] == b"next\r\n"


def test_state_is_kept_across_terminals(bash: Bash) -> None:
    bash.run("x=5", LONG, [])
    assert said(bash, "echo $x") == "5\n"


def test_keys_are_typed_once_their_cue_is_there(bash: Bash) -> None:
    keys = [(b"name? ", b"Ada" + ENTER), (b"age? ", b"36" + ENTER)]
    asks = "read -p 'name? ' name; read -p 'age? ' age; echo $name is $age"
    result = bash.run(asks, LONG, keys)
    assert result["untyped"] == 0
    assert result["output"].endswith(b"Ada is 36\r\n")


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("python3 -c 'print(input(\"? \") * 2)'", b"xx\r\n"),
        ("sh -c 'echo \"? \"; read a; echo $a $a'", b"x x\r\n"),
        ("(echo '? '; head -n 1)", b"x\r\n"),
        ("sh -c 'echo \"? \" >/dev/tty; read a </dev/tty; echo $a$a'", b"xx\r\n"),
    ],
)
def test_programs_read_what_is_typed(bash: Bash, program: str, shown: bytes) -> None:
    result = bash.run(program, 5, [(b"? ", b"x" + ENTER)])
    assert (result["exit"], result["untyped"]) == (0, 0)
    assert result["output"].endswith(shown)


def test_a_shell_in_the_terminal(bash: Bash) -> None:
    keys = [(b"first", b"echo $((1 + 1))" + ENTER), (b"2\r\n", b"exit 3" + ENTER)]
    result = bash.run("PS1='first ' bash --norc", 5, keys)
    assert (result["exit"], result["untyped"]) == (3, 0)


def test_ctrl_c_stops_the_program_and_not_the_shell(bash: Bash) -> None:
    said(bash, "kept=yes")
    result = bash.run("sh -c 'echo ready; exec sleep 600'", 5, [(b"ready", b"\x03")])
    assert result["exit"] == 130
    assert said(bash, "echo $kept") == "yes\n"


def test_one_cue_serves_one_key(bash: Bash) -> None:
    keys = [(b"? ", b"one" + ENTER), (b"? ", b"two" + ENTER)]
    result = bash.run("read -p '? ' a; read -p '? ' b; echo $b $a", LONG, keys)
    assert result["output"] == b"? one\r\n? two\r\ntwo one\r\n"


def test_a_cue_that_never_comes_is_counted(bash: Bash) -> None:
    result = bash.run("echo shown", LONG, [(b"shown", b"x"), (b"never", b"y"), (b"", b"z")])
    assert (result["untyped"], result["exit"]) == (2, 0)


def test_control_keys_reach_the_program(bash: Bash) -> None:
    result = bash.run("echo ready; cat; echo ended", LONG, [(b"ready", b"\x04")])
    assert result["output"].endswith(b"ended\r\n")


def test_a_terminal_step_that_hangs_is_stopped(bash: Bash) -> None:
    assert bash.run("sleep 600", 0.5, [])["exit"] is None
    assert said(bash, "echo next") == "next\n"


@pytest.mark.parametrize(("mode", "runs"), [(0o755, 0), (0o644, 126)])
def test_files_are_put_where_the_shell_is(bash: Bash, tmp_path: Path, mode: int, runs: int) -> None:
    said(bash, "mkdir -p deep && cd deep")
    bash.put("bin/run.sh", b"#!/bin/sh\necho \xff\n", mode)
    assert (tmp_path / "deep/bin/run.sh").read_bytes() == b"#!/bin/sh\necho \xff\n"
    assert bash.run("./bin/run.sh", LONG)["exit"] == runs


def test_a_file_can_be_the_first_thing(bash: Bash) -> None:
    bash.put("first.txt", b"first\n", 0o644)
    assert said(bash, "cat first.txt") == "first\n"
