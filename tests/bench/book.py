"""What the book costs: seconds and memory, beside ways in which it was tried to be made before."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

from tests.bench.environment import PROGRAMS, ROOT
from tests.bench.report import Section
from tests.cost import Cost, cost

OURS, TOKENS = "the book", "WeasyPrint as it is, an element a token"
CHROMIUM = "Chromium, two passes and a repair"
PAGE_SECONDS, MEMORY = 0.12, 1000.0  # seconds a page, megabytes: what is promised


def sections() -> list[Section]:
    """The book in our way, with highlighted code, and as a browser prints it, one after another."""
    with tempfile.TemporaryDirectory() as name:
        site, ours, tokens = Path(name, "site"), Path(name, "ours.pdf"), Path(name, "tokens.pdf")
        _python("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
        takes = {
            OURS: _python(str(PROGRAMS / "press_book.py"), str(site), str(ours), "plain"),
            TOKENS: _python(str(PROGRAMS / "press_book.py"), str(site), str(tokens), "tokens"),
            CHROMIUM: _python(str(PROGRAMS / "chromium_book.py"), str(site), name),
        }
        pages = len(PdfReader(ours).pages)
    seconds = {name: took.seconds * 1000 for name, took in takes.items()}
    memory = {name: took.megabytes for name, took in takes.items()}
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


def _cost(command: list[str]) -> Cost:
    """What a process takes. Ends the bench where it fails."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    found = cost(command, ROOT, env)
    if found.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{found.stderr}")
    return found
