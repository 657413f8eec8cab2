"""Cuts the proof of a course into parts of about equal length, for machines side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shellproof import recording
from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.transcript import RECORDING

START = 2.0  # seconds that a page's hosts take
UNKNOWN = 5.0  # seconds of a snippet that was never recorded


def parse(text: str) -> tuple[int, int]:
    """`2/4` as (2, 4): the second of four. Raises ProofError."""
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise ProofError(f"{text[:20]!r} is no shard\n  fix: such as  2/4, the second of four")
    return int(found[1]), int(found[2])


def split(seconds: Mapping[str, float], count: int) -> list[set[str]]:
    """The same keys in `count` parts: the longest first, each to the part with least to do.

    At most 4/3 of the shortest possible time (Graham, Bounds on Multiprocessing Timing
    Anomalies, 1969). Equal input gives equal parts, whatever its order.
    """
    parts: list[set[str]] = [set() for _ in range(count)]
    loads = [0.0] * count
    for key in sorted(seconds, key=lambda key: (-seconds[key], key)):
        least = loads.index(min(loads))
        parts[least].add(key)
        loads[least] += seconds[key]
    return parts


def durations(library: Library, units: Mapping[str, str]) -> dict[str, float]:
    """Seconds that each unit takes; `units` tells from each snippet what it runs with."""
    found = dict.fromkeys(units.values(), START)
    for name, unit in units.items():
        found[unit] += _seconds(library, name)
    return found


def _seconds(library: Library, name: str) -> float:
    try:
        return recording.load(library.snippets / name / RECORDING, "").seconds
    except SourceError:
        return UNKNOWN


def shard(library: Library, units: Mapping[str, str], text: str) -> set[str]:
    """The snippets of one shard; `units` as for `durations`. Raises ProofError."""
    number, count = parse(text)
    part = split(durations(library, units), count)[number - 1]
    return {name for name, unit in units.items() if unit in part}
