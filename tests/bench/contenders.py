"""Who is measured, and the command that runs each of them.

All of them run bash, which is what a transcript was typed into: `sh` may be another, lighter shell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.environment import BIN, PROGRAMS, PYTHON

Command = Callable[[Path], list[str | Path]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A tool, the form of its input, and how it is run on a path."""

    name: str
    suffix: str
    command: Command


def pytest_with(*arguments: str) -> Command:
    """Pytest with these plugins and no others, so that each pays for itself only."""
    return lambda path: [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, path]


FLOOR, OURS = "floor", "shellproof"
PEERS = (
    Contender("prysk", ".t", lambda path: [BIN / "prysk", "-q", "--shell", "bash", path]),
    Contender(
        "byexample",
        ".txt",
        lambda path: [
            *(BIN / "byexample", "-l", "shell", "-q", "--no-progress-bar"),
            *([path] if path.is_file() else sorted(path.glob("*.txt"))),
        ],
    ),
    Contender(
        "pytest-codeblocks",
        ".blocks.md",
        pytest_with("-p", "pytest_codeblocks.plugin", "--codeblocks"),
    ),
    Contender("sybil", ".md", pytest_with("-p", "sybil_plugin")),
)
ONE_FILE = (
    Contender(FLOOR, ".plain", lambda path: [PYTHON, PROGRAMS / "floor.py", path]),
    Contender(OURS, ".console", lambda path: [PYTHON, PROGRAMS / "ours.py", path]),
    *PEERS,
)
MANY_FILES = (
    Contender(FLOOR, ".plain", pytest_with("-p", "bare")),
    Contender(
        OURS,
        ".console",
        pytest_with("-p", "shellproof.pytest_plugin", "--shellproof-host", "local"),
    ),
    *PEERS,
)
