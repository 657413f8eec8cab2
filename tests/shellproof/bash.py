"""What the tests of both shells share."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from shellproof.hosts import Bash
from shellproof.remote import RemoteShell

LONG = 20.0  # seconds: far more than any step here takes


def remote(folder: Path, env: Mapping[str, str]) -> RemoteShell:
    """A shell reached as one on another machine is, which is this one."""
    return RemoteShell(_here, str(folder), env)


def _here(argv: Sequence[str]) -> list[str]:
    """The Python that runs: the first in PATH may be a slow script that looks for one."""
    return [sys.executable, *argv[1:]]


def said(bash: Bash, command: str) -> str:
    """What a command prints."""
    output: bytes = bash.run(command, LONG)["output"]
    return output.decode()


def alive(marker: str) -> list[str]:
    """The processes whose environment holds a marker, once those killed are gone."""
    deadline = time.monotonic() + 5
    while (found := _with(marker)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def _with(marker: str) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and marker.encode() in (entry / "environ").read_bytes():
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found
