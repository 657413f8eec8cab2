"""Whatever the five sources taught, some page of this course teaches, or says why not."""

from __future__ import annotations

import hashlib
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
KEYS = {"topic", "command", "at", "snippet", "kind", "reason", "items"}
KINDS = {"outside", "needs", "words"}
SHORTEST = 40  # signs of a reason
# The sources are not ours to publish; where they lie here, none of their commands is missed.
SEEDS = ROOT.parent / "shared" / "seeds"
COMMAND = re.compile(r"^(?:\$ )?((?:sudo )?docker [a-z].*)$", re.MULTILINE)
SPAN = re.compile(r"(?<!`)(?:`|```)((?:sudo )?docker [a-z][^`]*)`")


def faults(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an entry of the table."""
    if unknown := set(entry) - KEYS:
        yield f"unknown keys {unknown}"
    if not entry.get("topic") or not (
        entry.get("reason") or (entry.get("at") and "snippet" in entry)
    ):
        yield "neither a page with a snippet nor a reason"
    if "reason" in entry and "snippet" in entry:
        yield "a snippet proves it, and a reason says why none does"
    if "reason" in entry and (entry.get("kind") not in KINDS or len(entry["reason"]) < SHORTEST):
        yield f"a reason has one of the kinds {sorted(KINDS)}, and says more"
    if at := entry.get("at"):
        yield from _place(at, entry.get("snippet"))


def _place(at: str, snippet: str | None) -> Iterator[str]:
    page, _, anchor = at.partition("#")
    path = ROOT / "docs" / page
    if not path.is_file():
        yield f"there is no page {page}"
        return
    text = path.read_text()
    parts = {
        anchor_of(each.title): "\n".join(line.text for line in each.lines)
        for level in (2, 3)
        for each in sections(numbered(text), level)
    }
    if anchor and anchor not in parts:
        yield f"{page} has no heading #{anchor}"
    elif snippet and snippet not in {call.snippet for call in calls_in(parts.get(anchor, text))}:
        yield f"{at} does not show {snippet}"


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
        {"topic": "x", "reason": "Long enough to be one, and yet of no kind."},
        {"topic": "x", "reason": "short", "kind": "words"},
        {
            "topic": "it stands in another part of the page",
            "at": "first-steps/your-first-container.md#hello-world",
            "snippet": "first-steps/images",
        },
    ],
)
def test_the_check_can_fail(wrong: dict[str, Any]) -> None:
    assert list(faults(wrong))


def items(text: str) -> Iterator[str]:
    """Each list item, fenced line and figure of a source, its blanks made even."""
    fenced = False
    for line in map(str.strip, text.splitlines()):
        if re.fullmatch(r"```\w*", line):
            fenced = not fenced
        elif line and (fenced or re.match(r"[-*+] |\d+\. |!\[", line)):
            yield " ".join(line.split())


def hashed(item: str) -> str:
    """How the table names an item: the beginning of its hash."""
    return hashlib.sha256(item.encode()).hexdigest()[:8]


def test_items_of_a_source_are_found() -> None:
    text = "# A\n\n- one\n  more\n* two\n1. three\n\n![x](y)\n\n```\na  b\n\n```\nText ```c``` d.\n"
    assert list(items(text)) == ["- one", "* two", "1. three", "![x](y)", "a b"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not beside this repository")
def test_every_item_of_the_sources_is_in_the_table() -> None:
    texts = [path.read_text() for path in sorted(SEEDS.glob("*.txt"))]
    shown = {hashed(item): item for text in texts for item in items(text)}
    known = {each for _, entry in ENTRIES for each in entry.get("items", [])}
    assert shown
    missed = [f"{each}  {text[:100]}" for each, text in shown.items() if each not in known]
    assert not missed, "\n".join(missed)
    assert not known - set(shown), "the table names items that no source has"


def bare(command: str) -> str:
    """A command without its prompt, its blanks made even."""
    return " ".join(command.removeprefix("$ ").split())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not beside this repository")
def test_every_command_of_the_sources_is_in_the_table() -> None:
    known = {bare(entry["command"]) for _, entry in ENTRIES if "command" in entry}
    texts = [path.read_text() for path in sorted(SEEDS.glob("*.txt"))]
    shown = {bare(found) for text in texts for found in COMMAND.findall(text)}
    shown |= {bare(found) for text in texts for found in SPAN.findall(text)}
    assert shown
    assert not shown - known, "\n".join(sorted(shown - known))
