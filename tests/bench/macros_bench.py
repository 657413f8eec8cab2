"""What macros cost: a site built with them, beside the same pages with their HTML already in place.

Nothing is kept between builds here: what a build takes from the last one, MkDocs alone would not.

Alone: `python -m tests.bench.macros_bench`.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import yaml

from macros.snippet import snippet
from shellproof.match import Span
from tests.bench.measure import interleaved
from tests.bench.report import Section
from tests.macros.course import ROOT, Course, Printed

PAGES, EACH, ROUNDS = 40, 8, 5
WITH, WITHOUT, LIMIT = "with macros", "already rendered", 1.05
CONSOLE = (
    "$ docker run --detach --name web \\\n>     nginx\n<web:id>\n"
    "#@ wait: http://localhost:8080 within 30s\n"
    "$ docker ps\n...\n$ docker stop nope\nError response from daemon: No such container: nope\n"
    "[exit 1]\n"
)
ID = "3f2a9c0d1e4b" * 5 + "aaaa"
PRINTED = (
    Printed([ID], [Span(0, 0, 64, "id", "web")]),
    Printed([f"container {n}" for n in range(20)], [Span(n, 0, -1, "lines") for n in range(20)]),
    Printed(["Error response from daemon: No such container: nope"]),
)
PROSE = "Some words that a lesson has, with `code` and **weight**, over and over again.\n" * 6
CALL = re.compile(r'{{ snippet\("([^"]+)"\) }}')


def section(rounds: int = ROUNDS) -> Section:
    """The race as a section of the report."""
    with tempfile.TemporaryDirectory() as name:
        made, rendered = lay_out(Path(name))
        compare(made, rendered)
        takes = {WITH: partial(build, made), WITHOUT: partial(build, rendered)}
        medians = interleaved(takes, rounds)
    return Section(f"{PAGES} pages with {EACH} snippets each", medians, PAGES, WITHOUT, WITH, LIMIT)


def lay_out(folder: Path) -> tuple[Course, Course]:
    """The same course twice: its pages call macros, and its pages hold what the macros return."""
    courses = []
    for name in ("called", "rendered"):
        (folder / name).mkdir()
        courses.append(Course.at(folder / name))
    made, rendered = courses
    shown = called(made, PAGES)
    for number in range(PAGES):
        text = CALL.sub(lambda found: shown[found[1]], page(number))
        rendered.page(f"page{number}.md", text)
    without_macros(rendered)
    return made, rendered


def called(course: Course, pages: int) -> dict[str, str]:
    """Write pages that call macros, with their snippets; what each call returns, by its name."""
    for number in range(pages):
        course.page(f"page{number}.md", page(number))
    return {
        f"chapter/n{n}": str(snippet(*course.snippet(f"chapter/n{n}", CONSOLE, *PRINTED)))
        for n in range(pages * EACH)
    }


def page(number: int) -> str:
    """A page of prose and calls."""
    calls = (
        f'## Part {n}\n\n{PROSE}\n{{{{ snippet("chapter/n{n}") }}}}\n'
        for n in range(number * EACH, (number + 1) * EACH)
    )
    return f"# Page {number}\n\n" + "\n".join(calls)


def without_macros(course: Course) -> None:
    """Take the plugin out of a course's configuration; all else stays."""
    text = (ROOT / "mkdocs.yml").read_text()
    plugins = re.search(r"^plugins:\n((?:  .*\n)+)", text, re.MULTILINE)
    assert plugins
    kept = [p for p in yaml.safe_load(plugins[1]) if not (isinstance(p, dict) and "macros" in p)]
    config = course.folder / "mkdocs.yml"
    config.write_text(config.read_text() + yaml.safe_dump({"plugins": kept}))


def compare(called: Course, rendered: Course) -> None:
    """Both must come out the same, blanks aside, or the race is none."""
    build(called), build(rendered)
    for number in range(PAGES):
        one, other = ("".join(c.built(f"page{number}.html").split()) for c in (called, rendered))
        if one != other:
            raise SystemExit(f"page{number}.html differs: this is no fair race")


def build(course: Course) -> float:
    """Build a course strictly; milliseconds of processor time, as others use this machine too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=course.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PAGES_KEPT": "no"},
        text=True,
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main() -> int:
    """Race, print the table, and say whether the promise is kept."""
    found = section()
    print("\n".join(found.lines()))
    return 0 if found.kept() else 1


if __name__ == "__main__":
    sys.exit(main())
