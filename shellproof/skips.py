"""Watches what is skipped or unsteady: a run in which nothing was proven has not passed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from shellproof.transcript import TRANSCRIPT

PROPERTY = "shellproof needs"
UNSTEADY = "shellproof unsteady"


class Watch:
    """Counts outcomes in the process that reports; `file` lists the needs that may be missing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._permitted = permitted(file) if file else set[str]()
        self._outcomes: Counter[str] = Counter()
        self._reasons: dict[str, str] = {}
        self._unsteady: dict[str, str] = {}  # how it failed before it passed
        self._needs: dict[str, str] = {}  # each with a snippet that was skipped for want of it

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one snippet."""
        if report.when != "call" or not report.nodeid.partition("::")[0].endswith(TRANSCRIPT):
            return
        self._outcomes[report.outcome] += 1
        for key, needs in report.user_properties:
            if key == UNSTEADY:
                self._unsteady[report.nodeid] = str(needs)
            if key == PROPERTY and isinstance(needs, dict):
                for need, reason in needs.items():
                    self._needs.setdefault(need, report.nodeid)
                    self._reasons[report.nodeid] = f"needs {need}: {reason}"

    def faults(self) -> list[str]:
        """What is wrong with what was skipped."""
        found = []
        if set(self._outcomes) == {"skipped"}:
            found.append("every snippet was skipped: nothing is proven")
        if self._file:
            for need in sorted(set(self._needs) - self._permitted):
                fix = f"mend the lab, or add the line  {need}: reason  to {self._file}"
                found.append(f"{self._needs[need]}: skipped for want of {need!r}\n  fix: {fix}")
        return found

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that passed without proving."""
        if self.faults() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell what was skipped, why, and whether that is a fault."""
        for snippet, reason in self._reasons.items():
            terminalreporter.write_line(f"skipped {snippet.partition('::')[2]}: {reason}")
        for snippet, failure in self._unsteady.items():
            name = snippet.partition("::")[2]
            told = f"unsteady {name}: passed when its page was proven again; before that\n{failure}"
            terminalreporter.write_line(told, yellow=True)
        for fault in self.faults():
            terminalreporter.write_line(fault, red=True)


def permitted(path: Path) -> set[str]:
    """The needs that a file permits to be missing: `need: reason`, one a line. Raises OSError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.partition(":")[0].strip() for line in lines if line.partition(":")[2].strip()}
