from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "snippets" / "application"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The application as a reader has it."""
    return Path(shutil.copytree(SOURCE, tmp_path / "application"))


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs one of its programs."""

    def start(program: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, program, *words],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return start
