"""What the tests of both shells share."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from shellproof.hosts import Bash

LONG = 20.0  # seconds: far more than any step here takes


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
