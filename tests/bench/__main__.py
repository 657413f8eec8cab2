"""Measure against a floor and four peers: `make bench`. Exits 1 where a promise is missed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import environment, report, workload
from tests.bench.contenders import MANY_FILES, ONE_FILE
from tests.bench.measure import race

ROUNDS = 7
RACES = (
    ("200 steps in one session", ONE_FILE, workload.one_file),
    ("200 files of one step", MANY_FILES, workload.many_files),
)


def main() -> int:
    """Run every race and report."""
    environment.prepare()
    lines: list[str] = []
    kept: dict[str, bool] = {}
    numbers: dict[str, object] = {}
    for title, contenders, layout in RACES:
        print(f"{title}: {', '.join(contender.name for contender in contenders)}")
        with tempfile.TemporaryDirectory() as folder:
            medians = race(contenders, layout, Path(folder), ROUNDS)
        numbers[title] = medians
        found = report.promises(medians, 1.5)
        lines += [*report.table(title, medians, workload.STEPS), *report.shown(title, found), ""]
        kept |= {f"{title}: {what}": yes for what, yes in found.items()}
    report.write(environment.ROOT / "bench", lines, numbers)
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
