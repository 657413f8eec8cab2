"""A shell keeps what a person's shell keeps from one command to the next."""

from __future__ import annotations

import pytest

from shellproof.hosts import Bash
from tests.shellproof.bash import LONG, said

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        ("mkdir -p a; cd a", "basename $PWD", "a\n"),
        ("x=5", "echo $x", "5\n"),
        ("x=(a b)", "echo ${#x[@]}", "2\n"),
        ("export X=5", "env | grep ^X=", "X=5\n"),
        ("f() { echo in f; }", "f", "in f\n"),
        ("alias hi='echo from alias'", "hi", "from alias\n"),
        ("(exit 7)", "echo $?", "7\n"),
        ("set -o pipefail", "false | true; echo $?", "1\n"),
        ("shopt -s nullglob", "echo x*y", "\n"),
        ("IFS=:", "x=a:b; echo $x", "a b\n"),
        ("umask 077", "umask", "0077\n"),
        ("false &", "wait $!; echo $?", "1\n"),
        ("trap 'echo caught' USR1", "kill -USR1 $$", "caught\n"),
    ],
)
def test_state_is_kept(bash: Bash, first: str, then: str, shown: str) -> None:
    bash.run(first, LONG)
    assert said(bash, then) == shown


@pytest.mark.parametrize("number", range(3, 21))
def test_descriptors_are_the_readers(bash: Bash, number: int) -> None:
    said(bash, f"exec {number}>file")
    said(bash, f"echo written >&{number}")
    assert said(bash, "cat file") == "written\n"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("nosuchcommand", "bash: nosuchcommand: command not found\n"),
        ("cd /nope", "bash: cd: /nope: No such file or directory\n"),
        ("echo hi >/nope/file", "bash: /nope/file: No such file or directory\n"),
        ("cat << EOF\na\n  b\nEOF", "a\n  b\n"),
        ("for n in 1 2\ndo echo $n\ndone", "1\n2\n"),
        ("echo hi # a comment", "hi\n"),
        ("printf out; printf err >&2; printf out", "outerrout"),
    ],
)
def test_what_a_reader_sees(bash: Bash, command: str, shown: str) -> None:
    assert said(bash, command) == shown


@pytest.mark.parametrize(
    ("setting", "command", "shown"),
    [
        ("set -x", "echo hi", "+ echo hi\nhi\n"),
        ("trap 'echo debug' DEBUG", "echo hi", "debug\nhi\n"),
        ("trap 'echo failed' ERR", "false", "failed\n"),
        ("set -u", "echo ${nope:-unset}", "unset\n"),
        ("set -f", "echo *", "*\n"),
        ("set -C; echo 1 >file", "echo 2 >file", "bash: file: cannot overwrite existing file\n"),
    ],
)
def test_our_own_commands_do_not_show(bash: Bash, setting: str, command: str, shown: str) -> None:
    bash.run(setting, LONG)
    assert said(bash, command) == shown


@pytest.mark.parametrize("setting", ["printf() { echo no; }", "read() { echo no; }", "unset IFS"])
def test_a_reader_may_redefine_anything(bash: Bash, setting: str) -> None:
    bash.run(setting, 2)
    result = bash.run("echo hi; (exit 3)", 2)
    assert (result["output"], result["exit"]) == (b"hi\n", 3)


@pytest.mark.parametrize("status", [0, 1, 2, 126, 127, 130, 255])
def test_the_status_is_that_of_the_command(bash: Bash, status: int) -> None:
    assert bash.run(f"(exit {status})", LONG)["exit"] == status
