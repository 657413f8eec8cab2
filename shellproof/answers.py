"""Gathers what a pytest run found wrong, and tells it where the author looks."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from shellproof import github
from shellproof.errors import LeftBehindError, ProofError, SourceError
from shellproof.github import Fault
from shellproof.redrawn import SECTIONS

PROPERTY = "shellproof fault"
_PLACED = r"(?:AssertionError: )?([\w./-]{1,200}):(\d{1,6}): (.+)"


def fault(error: ProofError, path: Path) -> Fault:
    """An error as a fault: where it is to be mended; in `path` where it does not say."""
    from shellproof.failure import StepError

    if isinstance(error, StepError):
        return github.fault(error.transcript.path, error.line, error.reason, str(error))
    if isinstance(error, SourceError | LeftBehindError):
        return github.fault(error.path, error.line, _first(error.message), str(error))
    return github.fault(path, 1, _first(str(error)), str(error))


def _first(text: str) -> str:
    return text.partition("\n")[0]


def various(faults: Sequence[Fault]) -> list[Fault]:
    """The first fault of each message, then the others: GitHub shows only so many.

    A page that was moved makes a dozen dead links, and a secret must not come after them.
    """
    first = {each.message: each for each in reversed(faults)}
    return sorted(faults, key=lambda each: first[each.message] is not each)


class Answers:
    """Listens in the process that reports; only as a step of GitHub Actions."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._faults: list[Fault] = []
        self._fence = contextlib.ExitStack()

    def pytest_sessionstart(self) -> None:
        """From now on no line that is printed is a command to GitHub."""
        self._fence.enter_context(github.fenced(self._say))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure: a snippet says where it is to be mended, a test where it stands."""
        if report.failed:
            self._faults.append(_fault(report))

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Tell all of them, behind everything else that is printed."""
        self._fence.close()
        more = self._config.stash.get(SECTIONS, [])
        github.report(sorted(self._faults, key=_importance), self._say, more)

    def _say(self, text: str) -> None:
        print(f"\n{text}", flush=True)


def _fault(report: pytest.TestReport) -> Fault:
    for key, value in report.user_properties:
        if key == PROPERTY and isinstance(value, list | tuple):
            return Fault(*value)
    text = report.longreprtext
    path, line, name = report.location
    said = [each[1:].strip() for each in text.split("\n") if each.startswith("E ")]
    said = said or text.split("\n")[:1]  # one that fails by its own words has no traceback
    placed = re.fullmatch(_PLACED, said[0])
    if placed and Path(placed[1]).is_file():  # a test that names the line which is to be mended
        return Fault(placed[1], int(placed[2]), placed[3], text)
    return Fault(path, (line or 0) + 1, said[0] or f"{name} failed", text)


def _importance(found: Fault) -> bool:
    """What was not even reached comes last: it says nothing of its own."""
    return found.message.startswith("not reached:")
