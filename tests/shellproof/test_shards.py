"""Any shard of any number is a part of the same whole, and all take about equally long."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shellproof import keep, project, recording, shards
from shellproof.selection import Pages
from tests.shellproof.test_fuzz import QUICK
from tests.shellproof.world import ROOT, World

SECONDS = st.dictionaries(st.text(max_size=3), st.floats(0, 500), max_size=30)


@QUICK
@given(SECONDS, st.integers(1, 12))
def test_the_parts_are_the_whole_and_share_nothing(seconds: dict[str, float], count: int) -> None:
    parts = shards.split(seconds, count)
    assert len(parts) == count
    assert sorted(key for part in parts for key in part) == sorted(seconds)


@QUICK
@given(SECONDS, st.integers(1, 12), st.randoms(use_true_random=False))
def test_the_order_of_what_is_split_decides_nothing(
    seconds: dict[str, float], count: int, dealer: random.Random
) -> None:
    items = list(seconds.items())
    dealer.shuffle(items)
    assert shards.split(dict(items), count) == shards.split(seconds, count)


@QUICK
@given(SECONDS, st.integers(1, 12))
def test_no_part_takes_much_longer_than_it_must(seconds: dict[str, float], count: int) -> None:
    parts = shards.split(seconds, count)
    longest = max(sum(map(seconds.__getitem__, part)) for part in parts)
    # What any greedy way promises (Graham 1969): an even share, and one longest key more.
    even = sum(seconds.values()) / count
    assert longest <= even + max(seconds.values(), default=0) + 1e-6


COURSE = Pages(project.load(ROOT))


@cache
def units() -> dict[str, str]:
    return COURSE.units(COURSE.library.names())


@cache
def needed() -> dict[str, set[str]]:
    """It reads a thousand transcripts."""
    return shards.needed(COURSE.library, units())


@cache
def durations() -> dict[str, float]:
    """It reads a thousand recordings."""
    return shards.durations(COURSE.project, units(), needed())


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_snippets_decides_nothing(seed: int) -> None:
    """A set has another order in each process, and a sum of floats then another last digit."""
    found = list(units().items())
    random.Random(seed).shuffle(found)
    assert shards.durations(COURSE.project, dict(found), needed()) == durations()


COLD = "Kubernetes takes ten minutes before its first page: a fresh machine needs its image cached"


@pytest.mark.parametrize(
    "cold", [False, pytest.param(True, marks=pytest.mark.xfail(reason=COLD, strict=True))]
)
def test_four_machines_take_at_most_three_tenths_of_the_course(cold: bool) -> None:
    """From machines that are warm, as in the bench, and from fresh ones."""
    here, seconds, needs = COURSE.project, durations(), needed()
    assert {*here.costs, *here.starts, *here.heavy} <= set().union(*needs.values())

    def takes(part: Collection[str]) -> float:
        met = set[str]().union(*(needs[unit] for unit in part)) if cold else ()
        return sum(seconds[unit] for unit in part) + shards.price(met, here.costs)

    parts = shards.split(seconds, 4, needs, here.costs)
    assert max(map(takes, parts)) <= 0.3 * takes(seconds)


def test_what_keeps_a_machine_busy_counts_twice_and_its_hosts_count() -> None:
    """Two clusters beside each other took twice as long as one after the other."""
    plain, needs = replace(COURSE.project, starts={}, heavy=()), needed()
    page = next(unit for unit in needs if "kube3" in needs[unit] and "cluster" not in needs[unit])
    commands = shards.durations(plain, units(), needs)[page]
    assert durations()[page] == 2 * (commands + COURSE.project.starts["kube3"])


def test_what_shares_a_costly_need_stays_together_while_that_is_faster() -> None:
    seconds, needs = dict.fromkeys("abcdef", 10.0), {"a": {"x"}, "f": {"x"}}
    costly = shards.split(seconds, 2, needs, {"x": 20.0})
    assert sorted(map(sorted, costly)) == [["a", "f"], ["b", "c", "d", "e"]]
    cheap = shards.split(seconds, 2, needs, {"x": 0.0})
    assert sorted(map(len, cheap)) == [3, 3]


def test_a_page_stays_whole() -> None:
    found = units()
    for number in (1, 2, 3):
        part = shards.shard(COURSE.project, found, f"{number}/3")
        pages = {found[name] for name in part}
        assert part == {name for name, page in found.items() if page in pages}


@pytest.fixture
def course(world: World) -> World:
    for page in "abcde":
        world.snippet(f"{page}/one", "$ true\n")
        world.snippet(f"{page}/two", "$ true\n")
        world.page(f"{page}.md", f"{page}/one", f"{page}/two")
    return world


def run(world: World, shard: str) -> tuple[int, list[str], str]:
    done = world.prove("-v", "-p", "no:cacheprovider", f"--shellproof-shard={shard}")
    return done.status, re.findall(r"::(\S+) PASSED", done.text), done.text


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_every_snippet_runs_on_one_machine(course: World, count: int) -> None:
    ran: list[str] = []
    for number in range(1, count + 1):
        status, names, text = run(course, f"{number}/{count}")
        assert status == 0, text
        ran += names
    assert sorted(ran) == sorted(f"{page}/{name}" for page in "abcde" for name in ("one", "two"))


@pytest.mark.slow
def test_workers_begin_with_the_longest_page(course: World) -> None:
    transcript = course.load("d/two")
    long = replace(keep.unproven(transcript, "needs gpu: none here"), seconds=90.0)
    transcript.recording.write_text(recording.text(long))
    done = course.prove("-v", "-n", "1", "-p", "no:cacheprovider")
    ran = re.findall(r"PASSED \S+::(\S+)", done.text)
    assert ran[:4] == ["d/one", "d/two", "a/one", "a/two"], done.text


@pytest.mark.parametrize(
    "shard", ["0/4", "5/4", "4", "1/0", "a/b", "1/2; touch x", "-1/2", "1/1/1"]
)
def test_what_is_no_shard(course: World, shard: str) -> None:
    status, names, text = run(course, shard)
    assert status != 0
    assert not names
    assert "is no shard" in text
    assert "Traceback" not in text
