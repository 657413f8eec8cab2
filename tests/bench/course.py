"""The whole course proven by two workers, beside its commands' own time; and then proven again.

It takes as long as the course does. Alone: `python -m tests.bench course`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import lab
from tests.bench.environment import ROOT
from tests.bench.report import Section

WORKERS, LIMIT, QUICK = 2, 1.25, 5.0  # QUICK: seconds for a course that has not changed
OWN, PROVEN, AGAIN = f"its commands, by {WORKERS}", "proven", "proven again"
_PASSES = ROOT / ".shellproof" / "passes"


def sections() -> list[Section]:
    """Prove all of it from a warm lab, and once more when nothing has changed."""
    forget()
    with tempfile.TemporaryDirectory() as folder, lab.open():
        whole = prove(Path(folder))
        own = sum(float(path.read_text()) for path in Path(folder).iterdir()) / WORKERS
        prove(Path(folder))  # what was unsteady does not count as proven yet
        again = prove(Path(folder))
    limit = f"{QUICK:g} seconds"
    return [
        Section("The whole course", {OWN: own * 1000, PROVEN: whole * 1000}, 1, OWN, PROVEN, LIMIT),
        Section(
            "The course again, unchanged",
            *({limit: QUICK * 1000, AGAIN: again * 1000}, 1, limit, AGAIN, 1.0),
        ),
    ]


def forget() -> None:
    """Let nothing count as proven already."""
    shutil.rmtree(_PASSES, ignore_errors=True)


def prove(folder: Path, *chapters: str) -> float:
    """Seconds that a proof of chapters, or of all, takes; its commands' own lie in the folder."""
    what = [f"snippets/{chapter}" for chapter in chapters] or ["snippets"]
    return timed(*what, "-p", "tests.bench.programs.own_time", OWN_TIME=str(folder))


def timed(*what: str, **environment: str) -> float:
    """Seconds that a proof takes, by two workers, with a second try for a page that was unsteady.

    Raises SystemExit where it fails.
    """
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", str(WORKERS), "--shellproof-again", *what],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the course does not pass, so nothing is measured:\n{done.stdout}")
    return time.monotonic() - started
