"""What holds for all tests."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

# A property is tried on the same examples each time, however busy the machine is; `make fuzz` looks
# for others.
settings.register_profile("course", deadline=None, derandomize=not os.environ.get("FUZZ"))
settings.load_profile("course")


def pytest_configure() -> None:
    """What tests start can be interrupted, also where a shell started the run in the background.

    Such a shell has SIGINT ignored, and what is ignored is inherited.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test runs is no step of GitHub Actions, even where the test itself is part of one."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
