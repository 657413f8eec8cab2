"""A local host is new for each scenario, though bash starts early and empty folders serve again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from shellproof.hosts import Bash
from shellproof.local import LocalProvider

Provided = tuple[LocalProvider, Path]


@pytest.fixture
def provided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provided]:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    provider = LocalProvider()
    yield provider, tmp_path
    provider.close()
    assert not list(tmp_path.iterdir())


def printed(shell: Bash, command: str) -> str:
    return bytes(shell.run(command, 10)["output"]).decode().strip()


def scenario(provider: LocalProvider, *commands: str) -> list[str]:
    with provider.lease([], []) as hosts:
        shell = hosts[""].shell()
        said = [printed(shell, command) for command in commands]
        shell.close()
    return said


def test_each_scenario_begins_with_a_new_shell_in_an_empty_folder(provided: Provided) -> None:
    for _ in range(5):
        before = ["x=1; cd /", "trap 'exit 7' TERM; set -e"]
        assert scenario(provided[0], "echo $x$OLDPWD$-; ls -A", *before)[0] == "hiBH"


def test_an_empty_folder_serves_again(provided: Provided) -> None:
    names = {scenario(provided[0], "pwd")[0] for _ in range(6)}
    assert len(names) < 4


@pytest.mark.parametrize("command", ["touch left", "mkdir .hidden", "chmod 755 ."])
def test_a_folder_that_was_changed_does_not(provided: Provided, command: str) -> None:
    names = {scenario(provided[0], "pwd; stat -c %a .; ls -A", command)[0] for _ in range(6)}
    assert len(names) == 6
    assert all(name.endswith("\n700") for name in names)


def test_a_removed_folder_is_not_asked_for_again(provided: Provided) -> None:
    for _ in range(4):
        assert scenario(provided[0], "echo here >file; cat file", "rm -r $PWD") == ["here", ""]


@pytest.mark.parametrize("ends", ["", "exit"])
def test_what_runs_in_the_background_has_ended_before_the_next_begins(
    provided: Provided, ends: str
) -> None:
    for _ in range(4):
        _, pid, *_ = scenario(provided[0], "sleep 100 & disown", "echo $!", ends or "true")
        assert not _runs(pid)


def _runs(pid: str) -> bool:
    """Whether there is such a process; one that has ended may wait long for its new parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_shell_that_nobody_used_is_ended(provided: Provided) -> None:
    provider, _ = provided
    others = _children()  # of tests before this one
    for _ in range(3):
        scenario(provider, "true")
    before = _children() - others
    assert len(before) >= 1
    provider.close()
    assert not _children() & before


def _children() -> set[str]:
    """The processes that this one has started and that still run."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return set(listed.read_text().split())


def test_two_at_once_never_share_a_folder(provided: Provided) -> None:
    provider, _ = provided
    for _ in range(3):
        with provider.lease([], []) as one, provider.lease([], []) as other:
            shells = [hosts[""].shell() for hosts in (one, other)]
            folders = {printed(shell, "pwd") for shell in shells}
            assert len(folders) == 2


def test_named_hosts_are_in_folders_of_their_names(provided: Provided) -> None:
    with provided[0].lease(["one", "two"], []) as hosts:
        assert [printed(host.shell(), "basename $PWD") for host in hosts.values()] == ["one", "two"]
