"""Whatever a command prints or reads, its step ends when it ends, with what it printed."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest

from shellproof.hosts import Bash, environment
from shellproof.shell import LIMIT, Shell
from tests.shellproof.bash import LONG, remote, said

pytestmark = pytest.mark.slow

MEBIBYTE = 1024  # in the unit of ru_maxrss


@pytest.mark.parametrize("command", ["cat", "read x", "bash", "python3 -", "sort | wc -l", "ssh"])
def test_nothing_is_read_from_the_script(bash: Bash, command: str) -> None:
    result = bash.run(command, LONG)
    assert result["exit"] is not None
    assert said(bash, "echo the next one") == "the next one\n"


@pytest.mark.parametrize(
    "command", ["sleep 600 &", "(sleep 600 &)", "nohup sleep 600 &", "yes >&2 & sleep 0.1"]
)
def test_a_background_process_holds_nothing_up(bash: Bash, command: str) -> None:
    assert bash.run(f"echo first; {command}", LONG)["exit"] == 0
    assert bash.run("true", LONG)["exit"] == 0


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("printf 'no newline'", b"no newline"),
        ("printf '10%%\\r99%%\\rdone\\n'", b"10%\r99%\rdone\n"),
        ("printf '\\000\\377\\376\\033[31m'", b"\0\xff\xfe\x1b[31m"),
        ("printf '0\\0000\\0'", b"0\x000\0"),
        ("printf '%s\\0' 0 0 0", b"0\x000\x000\0"),
        ("echo '$ next'; echo '> more'; echo '[exit 3]'", b"$ next\n> more\n[exit 3]\n"),
        ("printf '\\000\\000\\000\\005{\"a\"'", b'\0\0\0\x05{"a"'),
    ],
)
def test_bytes_are_taken_as_they_are(bash: Bash, command: str, shown: bytes) -> None:
    result = bash.run(command, LONG)
    assert (result["output"], result["exit"]) == (shown, 0)
    assert said(bash, "echo next") == "next\n"


def test_the_end_of_long_output_is_not_lost(bash: Bash) -> None:
    output = said(bash, "for n in {1..20000}; do echo $n; done")
    assert output.splitlines() == [str(n) for n in range(1, 20001)]


def test_a_gigabyte_takes_no_memory(tmp_path: Path) -> None:
    bash = Shell(str(tmp_path), environment(str(tmp_path)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = bash.run("head -c 1G /dev/zero", 120)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(result["output"]) == LIMIT
    assert result["truncated"] == 2**30 - LIMIT
    assert after - before < 64 * MEBIBYTE
    assert said(bash, "echo next") == "next\n"
    bash.close()


def test_much_output_takes_no_memory_far_away(tmp_path: Path) -> None:
    far = remote(tmp_path, environment(str(tmp_path)))
    far.run("head -c 200M /dev/zero", 120)
    status = Path("/proc", said(far, "echo $PPID").strip(), "status").read_text()
    far.close()
    most = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert most
    assert int(most[1]) < 50 * MEBIBYTE


def test_an_endless_output_ends_at_the_deadline(bash: Bash) -> None:
    result = bash.run("yes", 0.3)
    assert result["exit"] is None
    assert len(result["output"]) <= LIMIT


def test_a_command_longer_than_a_pipe(bash: Bash) -> None:
    assert said(bash, f": {'x' * 300_000}; echo done") == "done\n"


@pytest.mark.parametrize("name", ["AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "PYTHONPATH", "IFS"])
def test_nothing_of_our_environment_is_seen(
    monkeypatch: pytest.MonkeyPatch, bash: Bash, name: str
) -> None:
    monkeypatch.setenv(name, "hidden")
    said(bash, "exit")
    assert "hidden" not in said(bash, "env; cat /proc/self/environ /proc/$$/environ | tr '\\0' ' '")


def test_nothing_else_is_open(bash: Bash) -> None:
    assert said(bash, "ls /proc/self/fd | wc -l") == "4\n"  # 0 to 2, and that of ls
