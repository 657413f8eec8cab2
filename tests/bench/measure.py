"""Time whole processes, interleaved: what slows the machine for a while slows everyone."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.bench.contenders import Contender
from tests.bench.environment import variables

Layout = Callable[[Path, str, bool], Path]


def run(contender: Contender, path: Path) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Run one contender on a path; milliseconds and how it ended."""
    folder = path.parent if path.is_file() else path
    command = contender.command(path)
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=variables(), capture_output=True, text=True, check=False
    )
    return (time.perf_counter() - started) * 1000, done


def prove_honest(contender: Contender, good: Path, broken: Path) -> None:
    """A contender that passes broken work, or fails good work, ends the bench."""
    passed, failed = run(contender, good)[1], run(contender, broken)[1]
    if passed.returncode:
        raise SystemExit(f"{contender.name} fails good work:\n{passed.stdout}{passed.stderr}")
    if not failed.returncode:
        raise SystemExit(f"{contender.name} passes broken work:\n{failed.stdout}{failed.stderr}")


def race(
    contenders: Sequence[Contender], layout: Layout, folder: Path, rounds: int
) -> dict[str, float]:
    """Medians in milliseconds a process, by name. Each contender runs once in every round."""
    paths = {}
    for contender in contenders:
        mine = folder / contender.name
        paths[contender.name] = layout(mine / "good", contender.suffix, False)
        prove_honest(
            contender,
            paths[contender.name],
            layout(mine / "broken", contender.suffix, True),
        )
    takes = {c.name: partial(_milliseconds, c, paths[c.name]) for c in contenders}
    return interleaved(takes, rounds)


def _milliseconds(contender: Contender, path: Path) -> float:
    return run(contender, path)[0]


def interleaved(takes: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each function returns over all rounds."""
    found: dict[str, list[float]] = {name: [] for name in takes}
    for number in range(1, rounds + 1):
        print(f"\r  round {number} of {rounds}", end="", flush=True)
        for name, take in takes.items():
            found[name].append(take())
    print("\r" + " " * 30 + "\r", end="")
    return {name: statistics.median(times) for name, times in found.items()}
