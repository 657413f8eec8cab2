"""What a project tells the pytest plugin."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from shellproof.hosts import Provider


@pytest.hookspec(firstresult=True)
def pytest_shellproof_provider(config: pytest.Config) -> Provider | None:
    """Return where hosts come from. Called once a process, when the first snippet runs."""


@pytest.hookspec(firstresult=True)
def pytest_shellproof_materials(config: pytest.Config, path: Path) -> Collection[str] | None:
    """Name what commands may fetch that is made from a file: "*" for everything that runs.

    None says that nothing is made from it, and leaves the question to the project's `engine`.
    """
