"""What holds for all tests."""

from __future__ import annotations

import gc

import pytest


def pytest_collection_finish() -> None:
    """Keep what is loaded by now from every collection of garbage.

    Each test that runs pytest inside this process asks for two, and they took a fifth of the time.
    """
    gc.freeze()


@pytest.fixture(autouse=True)
def not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test runs is no step of GitHub Actions, even where the test itself is part of one."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
