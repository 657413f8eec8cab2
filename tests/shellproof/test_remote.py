"""A shell far away that cannot be reached, or is lost, is told so, and never hangs."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from shellproof.errors import HostError
from shellproof.hosts import environment
from shellproof.remote import RemoteShell
from tests.shellproof.bash import LONG, remote

READ = "exec >&- 2>&-; cat"  # says no more, and takes what it is sent


def _far(folder: Path) -> RemoteShell:
    return remote(folder, environment(str(folder)))


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["false"], "went away|could be started"),
        (["sh", "-c", "echo no such container >&2; exit 1"], "no such container"),
        (["sh", "-c", f"echo OCI runtime exec failed; {READ}"], "went away"),
        (["sh", "-c", f'printf \'\\0\\0\\1\\0{{"output": "\'; {READ}'], "went away"),
    ],
)
def test_a_host_that_cannot_be_reached(tmp_path: Path, argv: list[str], told: str) -> None:
    def reach(_: Sequence[str]) -> list[str]:
        return argv

    with (
        pytest.raises(HostError, match=told),
        closing(RemoteShell(reach, str(tmp_path), {})) as far,
    ):
        far.run("true", LONG)


def test_a_host_that_is_lost(tmp_path: Path) -> None:
    far = _far(tmp_path)
    pid = int(far.run("echo $PPID", LONG)["output"])
    os.kill(pid, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(HostError, match="went away"):
            far.run("true", LONG)
    far.close()


def test_a_host_that_is_lost_while_a_command_runs(tmp_path: Path) -> None:
    far = _far(tmp_path)
    with pytest.raises(HostError, match="went away"):
        far.run("kill -9 $PPID; sleep 60", LONG)
    far.close()


def test_what_cannot_be_written_there(tmp_path: Path) -> None:
    far = _far(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(HostError, match="folder"):
        far.put("folder", b"", 0o644)
    assert far.run("echo next", LONG)["output"] == b"next\n"
    far.close()
