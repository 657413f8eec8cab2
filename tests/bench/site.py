"""What the site costs: the course as it is, beside the same pages as stock MkDocs builds them.

Processor time is measured, as others use this machine too. Alone: `python -m tests.bench site`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.bench import macros_bench, reload, stock
from tests.bench.environment import PROGRAMS, ROOT
from tests.bench.measure import interleaved
from tests.bench.report import Section
from tests.macros.course import Course

COURSE, ANEW, STOCK, FEW, MANY = "course", "course, nothing kept", "stock", 40, 400
LIMIT, LIMIT_CHANGED, LIMIT_MANY = 0.6, 0.35, 10.5
CHANGED = Path("docs/first-steps/your-first-container.md")
LINKED = ("macros", "shellproof", "theme", "snippets", "engines", "measure")


def sections(rounds: int = 3) -> list[Section]:
    """The whole course, one page of it changed, and ten times as many pages."""
    with tempfile.TemporaryDirectory() as name:
        laid = {COURSE: course(Path(name, COURSE)), STOCK: stock.lay_out(Path(name, STOCK))}
        takes = {COURSE: partial(_again, laid[COURSE]), ANEW: partial(_new, laid[COURSE])}
        whole = interleaved({**takes, STOCK: partial(_new, laid[STOCK])}, rounds)
        again = interleaved({who: partial(_changed, path) for who, path in laid.items()}, rounds)
        shown = seen(laid, rounds)
        pages = len(list((laid[COURSE] / "docs").rglob("*.md")))
    return [
        Section(f"The course's {pages} pages", whole, pages, STOCK, COURSE, LIMIT, beside=(ANEW,)),
        Section("After a change to one of them", again, pages, STOCK, COURSE, LIMIT_CHANGED),
        Section("Until it shows, served live", shown, pages, STOCK, COURSE, LIMIT_CHANGED),
        growth(rounds),
    ]


def seen(laid: Mapping[str, Path], rounds: int) -> dict[str, float]:
    """Milliseconds from the change of a page until `mkdocs serve` shows it, both served at once."""
    with ExitStack() as serving:
        ports = {who: serving.enter_context(reload.served(path)) for who, path in laid.items()}
        page = CHANGED.relative_to("docs")
        takes = {who: partial(reload.change, laid[who], ports[who], page) for who in laid}
        return interleaved(takes, rounds)


def course(folder: Path) -> Path:
    """The course in a folder of its own, so that nothing is kept from other builds."""
    folder.mkdir()
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def growth(rounds: int) -> Section:
    """Ten times as many pages, with eight snippets each, take how many times as long?"""
    with tempfile.TemporaryDirectory() as name:
        takes = {}
        for pages in (FEW, MANY):
            (Path(name) / str(pages)).mkdir()
            made = Course.at(Path(name) / str(pages))
            macros_bench.called(made, pages)
            takes[f"{pages} pages"] = partial(macros_bench.build, made)
        medians = interleaved(takes, rounds)
    few, many = medians
    return Section(f"{MANY} pages beside {FEW}", medians, FEW, few, many, LIMIT_MANY)


def _new(folder: Path) -> float:
    """Milliseconds of a build that finds nothing kept."""
    return _built(folder, {"PAGES_KEPT": "no"})[0]


def _again(folder: Path) -> float:
    """Milliseconds of a build in a process of its own, after another has built the same."""
    _built(folder, {})
    return _built(folder, {})[0]


def _changed(folder: Path) -> float:
    """Milliseconds of a build after a change to one page, in a process that has built before."""
    return _built(folder, {})[1]


def _built(folder: Path, variables: Mapping[str, str]) -> list[float]:
    done = subprocess.run(
        [sys.executable, PROGRAMS / "builds.py", CHANGED],
        cwd=folder,
        env={**os.environ, **variables, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{folder.name} does not build:\n{done.stdout}{done.stderr}")
    return [float(seconds) * 1000 for seconds in done.stdout.split()[-2:]]
