"""Cuts the proof of a course into parts of about equal length, for machines side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType

from shellproof import parser, recording
from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.project import Project
from shellproof.transcript import RECORDING, TRANSCRIPT

START = 2.0  # seconds that a page's hosts take, beside what a project says of its needs
BESIDE = 2.0  # what a page counts that keeps a machine busy, since no other can run well beside it
UNKNOWN = 5.0  # seconds of a snippet that was never recorded


def parse(text: str) -> tuple[int, int]:
    """`2/4` as (2, 4): the second of four. Raises ProofError."""
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise ProofError(f"{text[:20]!r} is no shard\n  fix: such as  2/4, the second of four")
    return int(found[1]), int(found[2])


def split(
    seconds: Mapping[str, float],
    count: int,
    needs: Mapping[str, Collection[str]] = MappingProxyType({}),
    costs: Mapping[str, float] = MappingProxyType({}),
) -> list[set[str]]:
    """The same keys in `count` parts, each of which pays once for every need of its keys.

    Keys that share a costly need stay together where that makes the longest part shorter. Equal
    input gives equal parts, whatever its order.
    """
    groups = [frozenset({key}) for key in sorted(seconds)]
    best = _dealt(groups, count, seconds, needs, costs)
    for need in sorted(costs, key=lambda need: (-costs[need], need)):
        apart = [group for group in groups if not any(need in needs.get(key, ()) for key in group)]
        kept = frozenset(key for group in groups if group not in apart for key in group)
        joined = [*apart, *([kept] if kept else [])]
        found = _dealt(joined, count, seconds, needs, costs)
        if found[0] < best[0]:
            best, groups = found, joined
    return best[1]


def _dealt(
    groups: Iterable[Collection[str]],
    count: int,
    seconds: Mapping[str, float],
    needs: Mapping[str, Collection[str]],
    costs: Mapping[str, float],
) -> tuple[float, list[set[str]]]:
    """The longest group first, each to the part that ends first with it; and how long that takes.

    Without costs at most 4/3 of the shortest possible time (Graham, Bounds on Multiprocessing
    Timing Anomalies, 1969).
    """
    parts: list[set[str]] = [set() for _ in range(count)]

    def takes(keys: Iterable[str]) -> float:
        mine = [*keys]
        met = {need for key in mine for need in needs.get(key, ())}
        return sum(seconds[key] for key in sorted(mine)) + price(met, costs)

    for group in sorted(groups, key=lambda group: (-takes(group), sorted(group))):
        min(parts, key=lambda part: takes(part | {*group})).update(group)
    return max(map(takes, parts)), parts


def price(needs: Iterable[str], costs: Mapping[str, float]) -> float:
    """Seconds that a machine takes to meet needs for the first time."""
    return sum(costs.get(need, 0.0) for need in needs)


def needed(library: Library, units: Mapping[str, str]) -> dict[str, set[str]]:
    """What the snippets of each unit need."""
    found: dict[str, set[str]] = {unit: set() for unit in units.values()}
    for name, unit in units.items():
        with suppress(SourceError):  # its own run tells it
            found[unit].update(parser.front_matter(library.snippets / name / TRANSCRIPT).needs)
    return found


def durations(
    project: Project, units: Mapping[str, str], needs: Mapping[str, Collection[str]]
) -> dict[str, float]:
    """Seconds that each unit takes; `units` tells from each snippet what it runs with.

    Summed by name: in another order the last digit may differ, and with it the parts.
    """
    library = project.library()
    found = dict.fromkeys(units.values(), START)
    for name, unit in sorted(units.items()):
        found[unit] += _seconds(library, name)
    for unit, own in needs.items():
        found[unit] += price(sorted(own), project.starts)
        if any(need in project.heavy for need in own):
            found[unit] *= BESIDE
    return found


def _seconds(library: Library, name: str) -> float:
    try:
        return recording.load(library.snippets / name / RECORDING, "").seconds
    except SourceError:
        return UNKNOWN


def shard(project: Project, units: Mapping[str, str], text: str) -> set[str]:
    """The snippets of one shard; `units` as for `durations`. Raises ProofError."""
    number, count = parse(text)
    needs = needed(project.library(), units)
    part = split(durations(project, units, needs), count, needs, project.costs)[number - 1]
    return {name for name, unit in units.items() if unit in part}
