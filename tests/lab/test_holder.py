"""The start of a lab that stays up, with a program that only pretends to be one."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lab import holder, paths
from lab.errors import LabError

#: Starts for ten seconds at most, and clears up when it is told to end.
STARTING = """#!/bin/sh
trap 'echo cleared >"$(dirname "$0")/cleared"; exit 143' TERM
echo starting
for _ in $(seq 100); do sleep 0.1; done
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run folder with the way into an earlier lab."""
    (tmp_path / "program").write_text(STARTING)
    (tmp_path / "program").chmod(0o755)
    (tmp_path / "doors.json").write_text(json.dumps({"laptop": ["an", "old", "way"]}))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program"))
    monkeypatch.setattr(paths, "run", lambda: tmp_path)
    return tmp_path


def interrupt(_line: str) -> None:
    raise KeyboardInterrupt


def killed(_line: str) -> None:
    signal.raise_signal(signal.SIGTERM)


def hung_up(_line: str) -> None:
    signal.raise_signal(signal.SIGHUP)


@pytest.mark.parametrize("ends", [interrupt, killed, hung_up])
def test_a_start_that_is_ended_leaves_no_lab(run: Path, ends: Callable[[str], None]) -> None:
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        holder.start("28", "", ends)
    assert (run / "cleared").exists()
    assert not holder.alive()


@pytest.mark.usefixtures("run")
def test_nobody_enters_a_lab_that_still_starts() -> None:
    said: list[str] = []

    def enter(_line: str) -> None:
        try:
            said.extend(holder.entrance("laptop"))
        except LabError as error:
            said.append(str(error))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        holder.start("28", "", enter)
    assert said == ["the lab is still starting; wait for `make lab-up`"]


def test_a_lab_that_is_not_up_is_not_entered(run: Path) -> None:
    (run / "program").write_text("#!/bin/sh\necho 'lab: no engine' >&2\n")
    with pytest.raises(LabError, match=r"^no engine$"):
        holder.start("28", "", interrupt)
    with pytest.raises(LabError, match="the lab is not up"):
        holder.entrance("laptop")
