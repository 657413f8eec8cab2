"""What a reader will see otherwise: the difference between two recordings of a snippet."""

from __future__ import annotations

import difflib
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shellproof.errors import plain, shown
from shellproof.transcript import RECORDING

SECTIONS = pytest.StashKey[list[tuple[str, str]]]()
_LONGEST = 60  # lines of one difference


class Redrawn:
    """Shows, at the end of a run about a change, what readers will see otherwise."""

    def __init__(self, config: pytest.Config, commit: str, changed: Iterable[Path]) -> None:
        config.stash[SECTIONS] = [*differences(config.rootpath, commit, changed)]
        self._sections = config.stash[SECTIONS]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Write the differences; no line of a recording begins one of ours."""
        for path, lines in self._sections:
            terminalreporter.section(f"{path}: what readers will see otherwise")
            for line in lines.split("\n"):
                terminalreporter.write_line(f"  {plain(line)}")


def differences(root: Path, commit: str, changed: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Of each changed recording its path, and what it shows otherwise than in a commit."""
    for path in changed:
        if path.name == RECORDING:
            old, new = _before(root, commit, path), _session(_read(path))
            lines = [*difflib.unified_diff(old, new, "before", "after", n=2, lineterm="")]
            if lines:
                yield shown(path), "\n".join(_cut(lines))


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _LONGEST
    return [*lines[:_LONGEST], f"… {more} more lines"] if more > 0 else lines


def _before(root: Path, commit: str, path: Path) -> list[str]:
    name = path.relative_to(root).as_posix()
    asked = ["git", "show", f"{commit}:./{name}"]
    done = subprocess.run(asked, cwd=root, capture_output=True, check=False)
    return _session(done.stdout if done.returncode == 0 else b"")


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _session(data: bytes) -> list[str]:
    """A recording as lines of a terminal; none where there is none that can be read."""
    try:
        return [line for step in json.loads(data)["steps"] for line in _step(step)]
    except (ValueError, KeyError, TypeError):
        return []


def _step(step: dict[str, Any]) -> list[str]:
    host = f"[{step['host']}] " if step["host"] else ""
    ends = [f"[exit {step['exit']}]"] if step["exit"] else []
    first, *rest = str(step["command"]).split("\n")
    return [f"{host}$ {first}", *(f"> {line}" for line in rest), *map(str, step["output"]), *ends]
