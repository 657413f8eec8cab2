"""Measure against a floor and four peers: `make bench`. Exits 1 where a promise is missed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import (
    book,
    clusters,
    course,
    environment,
    macros_bench,
    page,
    shards,
    site,
    view,
    workload,
)
from tests.bench.contenders import FLOOR, MANY_FILES, ONE_FILE, OURS
from tests.bench.measure import race
from tests.bench.report import Section, write

RACES = (
    ("200 steps in one session", ONE_FILE, workload.one_file, 21),
    ("200 files of one step", MANY_FILES, workload.many_files, 5),
)


def sessions() -> list[Section]:
    """Whole processes: ours, the floor, the peers."""
    found = []
    for title, contenders, layout, rounds in RACES:
        print(f"{title}: {', '.join(contender.name for contender in contenders)}")
        with tempfile.TemporaryDirectory() as folder:
            medians = race(contenders, layout, Path(folder), rounds)
        found.append(Section(title, medians, workload.STEPS, FLOOR, OURS, 1.5))
    return found


def proofs(rounds: int = 3) -> list[Section]:
    """A page on a real engine."""
    print("A page on a warm node: typed, proven")
    name, commands, medians = page.race(rounds)
    title = f"{name}, {commands} commands on a warm node"
    return [Section(title, medians, commands, page.TYPED, page.PROVEN, 1.15)]


def builds() -> list[Section]:
    """The site with its macros."""
    print("A site: with macros, already rendered; the course, stock; 40 pages, 400")
    return [macros_bench.section(), *site.sections()]


def whole() -> list[Section]:
    """The course, proven."""
    print("The whole course, proven twice")
    return course.sections()


def parts() -> list[Section]:
    """The course, shared by several machines."""
    print("The whole course, and each of its four parts")
    return shards.sections()


def machines() -> list[Section]:
    """The lab's clusters, and the pages that need them."""
    print("Clusters: ready, and their pages proven")
    return clusters.sections()


def books() -> list[Section]:
    """The book as PDF."""
    print("The book: ours, with highlighted code, by Chromium")
    return book.sections()


def views() -> list[Section]:
    """What a browser fetches for a lesson."""
    print("The first view of every lesson: the course, stock")
    return view.sections()


PARTS = {
    "sessions": sessions,
    "proofs": proofs,
    "builds": builds,
    "views": views,
    "books": books,
    "course": whole,
    "shards": parts,
    "clusters": machines,
}


def main(chosen: list[str]) -> int:
    """Run the parts that are named, or all, and report."""
    environment.prepare()
    sections = [section for name in chosen or PARTS for section in PARTS[name]()]
    write(environment.ROOT / "bench", sections)
    return 0 if all(section.kept() for section in sections) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
