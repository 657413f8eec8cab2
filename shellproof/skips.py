"""Watches what is skipped: a run in which nothing was proven has not passed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

PROPERTY = "shellproof needs"


class Watch:
    """Counts outcomes in the process that reports; `permitted` is a file of needs, one a line."""

    def __init__(self, permitted: str) -> None:
        self._permitted = permitted
        self._outcomes: Counter[str] = Counter()
        self._needs: dict[str, list[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one snippet."""
        if not report.nodeid.partition("::")[0].endswith("session.console"):
            return
        if report.when == "call":
            self._outcomes[report.outcome] += 1
        for needs in (value for key, value in report.user_properties if key == PROPERTY):
            if report.when == "call":
                for need in needs if isinstance(needs, list) else ():
                    self._needs.setdefault(need, []).append(report.nodeid)

    def faults(self) -> list[str]:
        """What is wrong with what was skipped."""
        found = []
        if self._outcomes["skipped"] and set(self._outcomes) == {"skipped"}:
            found.append("every snippet was skipped: nothing is proven")
        if self._permitted:
            allowed = _needs(Path(self._permitted))
            for need in sorted(set(self._needs) - allowed):
                fix = f"mend the lab, or add the line  {need}: reason  to {self._permitted}"
                found.append(f"{self._needs[need][0]}: skipped for want of {need!r}\n  fix: {fix}")
        return found

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that passed without proving."""
        if self.faults() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say so."""
        for fault in self.faults():
            terminalreporter.write_line(fault, red=True)


def _needs(path: Path) -> set[str]:
    """The needs that a file permits to be missing: `need: reason`, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.partition(":")[0].strip() for line in lines if line.partition(":")[2].strip()}
