"""What the book costs: seconds and memory, beside ways in which it was tried to be made before."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from book.__main__ import made
from tests.bench.environment import PROGRAMS, ROOT
from tests.bench.report import Section
from tests.site.browsing import FLAGS, program

OURS, TOKENS, CHROMIUM = "the book", "an element a token", "Chromium, one of two passes"
PAGE_SECONDS, MEMORY = 0.12, 1000.0  # seconds a page, megabytes: what is promised


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    milliseconds: float
    megabytes: float
    said: str


def sections() -> list[Section]:
    """The book in our way, with highlighted code, and as a browser prints it, one after another."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        _python("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
        takes = {
            OURS: _python(str(PROGRAMS / "press_book.py"), str(site), "plain"),
            TOKENS: _python(str(PROGRAMS / "press_book.py"), str(site), "tokens"),
            CHROMIUM: _chromium(site, Path(name)),
        }
    pages = int(takes[OURS].said)
    seconds = {name: cost.milliseconds for name, cost in takes.items()}
    memory = {name: cost.megabytes for name, cost in takes.items()}
    promised, limit = f"{PAGE_SECONDS} s a page", f"{MEMORY:.0f} MB"
    first = Section(
        f"The book's {pages} pages",
        *({promised: PAGE_SECONDS * 1000 * pages, **seconds}, pages, promised, OURS, 1.0),
        beside=(CHROMIUM,),
    )
    second = Section(
        "The book's memory, its largest process",
        *({limit: MEMORY, **memory}, pages, limit, OURS, 1.0),
        beside=(CHROMIUM,),
        unit="MB",
    )
    return [first, second]


def _python(*arguments: str) -> Cost:
    return _cost([sys.executable, *arguments])


def _chromium(site: Path, folder: Path) -> Cost:
    """One pass: two are needed for page numbers, and its tags are then still to be repaired."""
    page = site / "book.html"
    page.write_text(made(site).html())
    profile = f"--user-data-dir={folder / 'profile'}"
    target = f"--print-to-pdf={folder / 'chromium.pdf'}"
    return _cost([program(), "--headless", *FLAGS, profile, target, page.as_uri()])


def _cost(command: list[str]) -> Cost:
    """Time and the most memory of a process or one below it. Ends the bench where it fails."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost((time.perf_counter() - started) * 1000, usage.ru_maxrss / 1000, said)
