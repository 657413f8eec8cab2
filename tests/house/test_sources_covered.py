"""Whatever the five sources taught, some page of this course teaches, or says why not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.lesson.outline import numbered, sections
from macros.reference.links import anchor_of
from shellproof.pages import calls_in
from tests.house.sources import ROOT

TABLE = Path(__file__).with_name("sources_covered.toml")
SOURCES: dict[str, list[dict[str, Any]]] = tomllib.loads(TABLE.read_text())
ENTRIES = [(source, entry) for source, entries in SOURCES.items() for entry in entries]
KEYS = {"topic", "command", "at", "snippet", "reason"}
# The sources are not ours to publish; where they lie here, none of their commands is missed.
SEEDS = ROOT.parent / "shared" / "seeds"
COMMAND = re.compile(r"^\W*((?:sudo )?docker [a-z].*?)[`*]*$", re.MULTILINE)


def faults(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an entry of the table."""
    if unknown := set(entry) - KEYS:
        yield f"unknown keys {unknown}"
    if not entry.get("topic") or not (
        entry.get("reason") or (entry.get("at") and "snippet" in entry)
    ):
        yield "neither a page with a snippet nor a reason"
    if at := entry.get("at"):
        yield from _place(at, entry.get("snippet"))


def _place(at: str, snippet: str | None) -> Iterator[str]:
    page, _, anchor = at.partition("#")
    path = ROOT / "docs" / page
    if not path.is_file():
        yield f"there is no page {page}"
        return
    text = path.read_text()
    heads = {anchor_of(each.title) for level in (2, 3) for each in sections(numbered(text), level)}
    if anchor and anchor not in heads:
        yield f"{page} has no heading #{anchor}"
    if snippet and snippet not in {call.snippet for call in calls_in(text)}:
        yield f"{page} does not show {snippet}"


@pytest.mark.parametrize(("source", "entry"), ENTRIES, ids=[e["topic"][:40] for _, e in ENTRIES])
def test_it_is_covered(source: str, entry: dict[str, Any]) -> None:
    assert not list(faults(entry)), f"{TABLE.name}, {source}: {entry['topic']}"


def test_all_five_sources_are_there_and_credited() -> None:
    credited = (ROOT / "docs" / "credits.md").read_text()
    assert len(SOURCES) == 5
    assert all(f'"{source}"' in credited for source in SOURCES)


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": "x"},
        {"topic": "x", "at": "nowhere.md", "snippet": "a/b"},
        {"topic": "x", "at": "credits.md#nothing", "reason": "y"},
        {"topic": "x", "at": "credits.md", "snippet": "first-steps/run-hello"},
        {"topic": "x", "reason": "y", "tpoic": "z"},
    ],
)
def test_the_check_can_fail(wrong: dict[str, Any]) -> None:
    assert list(faults(wrong))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not beside this repository")
def test_every_command_of_the_sources_is_in_the_table() -> None:
    known = {entry["command"] for _, entry in ENTRIES if "command" in entry}
    texts = [path.read_text() for path in sorted(SEEDS.glob("*.txt"))]
    shown = {found for text in texts for found in COMMAND.findall(text)}
    shown |= {found for text in texts for found in re.findall(r"`(docker [a-z][^`]*)`", text)}
    shown |= {found for text in texts for found in re.findall(r"`(sudo docker [^`]*)`", text)}
    missed = {each for each in shown if not any(each.strip("$ ") in k or k in each for k in known)}
    assert shown
    assert not missed, "\n".join(sorted(missed))
