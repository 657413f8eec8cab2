"""The proof of the whole course by one machine, beside its longest part when four share it.

Each part is proven alone, one after the other, on a lab that is warm: so it takes twice as long as
the course does. Alone: `python -m tests.bench shards`.
"""

from __future__ import annotations

from tests.bench import course
from tests.bench.report import Section

MACHINES, LIMIT = 4, 0.3
ONE, LONGEST = "one machine", f"the longest of {MACHINES}"


def sections() -> list[Section]:
    """All of it, then each of its parts; nothing counts as proven already."""
    whole = _seconds(ONE)
    parts = {
        f"part {number}": _seconds(f"part {number}", f"--shellproof-shard={number}/{MACHINES}")
        for number in range(1, MACHINES + 1)
    }
    took = {ONE: whole, LONGEST: max(parts.values())} | parts
    medians = {name: seconds * 1000 for name, seconds in took.items()}
    title = f"The whole course, shared by {MACHINES} machines"
    return [Section(title, medians, 1, ONE, LONGEST, LIMIT, beside=(*parts,))]


def _seconds(name: str, *options: str) -> float:
    """How long it took; said at once, since what comes later may fail after an hour."""
    course.forget()
    took = course.timed("snippets", *options)
    print(f"{name}: {took:.0f} s", flush=True)
    return took
