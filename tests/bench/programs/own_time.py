"""Adds up what commands and waits took by themselves, as a plugin; OWN_TIME is where to write."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from shellproof.scenario import Scenario

_seconds = [0.0]
_do = Scenario.do


def _timed(scenario: Scenario, *given: Any) -> Any:
    started = time.monotonic()
    outcome = _do(scenario, *given)
    _seconds[0] += outcome.seconds if outcome else time.monotonic() - started
    return outcome


def pytest_configure() -> None:
    """Watch every command of this process."""
    # The patch takes any arguments, as it passes them on: no signature that mypy would accept.
    Scenario.do = _timed  # type: ignore[method-assign, assignment]


def pytest_unconfigure() -> None:
    """Leave the sum in a file of this process."""
    Path(os.environ["OWN_TIME"], str(os.getpid())).write_text(str(_seconds[0]))
