"""The schedules for teachers fit into the days that they are for."""

from __future__ import annotations

import re

import pytest

from macros.lesson import front
from macros.lesson.outline import numbered
from tests.house.sources import ROOT

DOCS = ROOT / "docs"
PLANS = re.findall(r'schedule\("([^"]+)"\)', (DOCS / "teaching" / "schedules.md").read_text())
LONGEST = [4 * 60, 8 * 60, 8 * 60]  # minutes, with pauses


def minutes(word: str) -> int:
    name, _, length = word.partition(":")
    if length:
        return int(length)
    path = DOCS / name
    return sum(front.minutes(front.read(path, numbered(path.read_text()))) or ())


def test_there_is_half_a_day_and_two_days() -> None:
    assert len(PLANS) == len(LONGEST)


@pytest.mark.parametrize(("plan", "longest"), list(zip(PLANS, LONGEST, strict=False)))
def test_a_day_is_not_too_long(plan: str, longest: int) -> None:
    assert longest / 2 < sum(map(minutes, plan.split())) <= longest


@pytest.mark.parametrize("plan", PLANS)
def test_nobody_sits_for_more_than_two_hours(plan: str) -> None:
    without_pause = 0
    for word in plan.split():
        without_pause = 0 if ":" in word else without_pause + minutes(word)
        assert without_pause <= 120
