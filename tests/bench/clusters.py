"""How soon the lab's clusters are ready for work, and how long it takes to prove their pages.

It takes half an hour. Alone: `python -m tests.bench clusters`.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

import lab
from tests.bench import course
from tests.bench.measure import interleaved
from tests.bench.report import Section

#: Seconds until a cluster is ready in a lab that is warm.
READY = {"swarm3": 10, "pi4": 30, "slurm3": 30, "kube3": 60}
#: Seconds for a proof of chapters from images that are warm.
PROVEN = {("kubernetes",): 600, ("swarm", "pi", "hpc", "gpu"): 720}
TOOK = "took"


def sections(rounds: int = 3) -> list[Section]:
    """Each cluster in turn, then the pages that need several machines."""
    with lab.open() as running:
        takes = {name: partial(_ready, running, name) for name in READY}
        for take in takes.values():
            take()  # whatever is built only once
        medians = interleaved(takes, rounds)
    ready = [
        _section(f"{name}, ready", READY[name], milliseconds)
        for name, milliseconds in medians.items()
    ]
    return [*ready, *(_proven(chapters) for chapters in PROVEN)]


def _ready(running: lab.Running, name: str) -> float:
    """Milliseconds until a cluster is formed."""
    if why := running.missing(name):
        raise SystemExit(f"{name} cannot be had here: {why}")
    started = time.perf_counter()
    with running.nodes(cluster=name):
        return (time.perf_counter() - started) * 1000


def _proven(chapters: tuple[str, ...]) -> Section:
    with tempfile.TemporaryDirectory() as folder:
        course.forget()
        seconds = course.prove(Path(folder), *chapters)
    return _section(f"{', '.join(chapters)}, proven", PROVEN[chapters], seconds * 1000)


def _section(title: str, seconds: int, milliseconds: float) -> Section:
    promised = f"{seconds} s"
    both = {promised: seconds * 1000.0, TOOK: milliseconds}
    return Section(title, both, 1, promised, TOOK, 1.0)
