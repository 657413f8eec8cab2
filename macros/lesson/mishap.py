"""What can go wrong: each mishap is caused in a snippet, explained, and has a way out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from macros.lesson.outline import Line, Section, sections
from shellproof.errors import SourceError

HEADING = "What can go wrong"
WAY_OUT = "**Way out:**"
SYMPTOM = "**Symptom:**"
_CALL = re.compile(r"\s*\{\{ +(snippet(?:_file)?)\(\s*[\"']([^\"']*)[\"']")
_ELSEWHERE = re.compile(r"\bas (?:above|below|before)\b")
_UNPROVEN = re.compile(r"<!-- unproven: \S.* -->")


class Mishap(NamedTuple):
    """One thing that goes wrong: its snippets, why it happens, and what to do, as Markdown.

    A symptom is for one that no message tells: what a reader sees instead, and would search for.
    """

    title: str
    number: int  # the line of its heading
    snippets: tuple[str, ...]
    why: str
    way_out: str
    unproven: bool = False
    symptom: str = ""


def mishaps(lines: Sequence[Line]) -> list[Mishap]:
    """The mishaps of a page, in order; also a step of the lesson that names a way out."""
    found: list[Mishap] = []
    for section in sections(lines, 2):
        parts = [_mishap(each) for each in sections(section.lines, 3)]
        if section.title == HEADING:
            found += parts
        else:
            whole = _mishap(section._replace(lines=_before_parts(section)))
            found += [each for each in (whole, *parts) if each.way_out]
    return found


def _before_parts(section: Section) -> tuple[Line, ...]:
    """What stands directly below a heading, before the first smaller one."""
    first = next((each.number for each in sections(section.lines, 3)), None)
    return tuple(line for line in section.lines if first is None or line.number < first)


def _mishap(section: Section) -> Mishap:
    calls = [found for line in section.lines if (found := _CALL.match(line.text))]
    prose = [line.text for line in section.lines if not _CALL.match(line.text)]
    text, symptom = _without_symptom("\n".join(prose))
    why, _, rest = text.partition(f"\n{WAY_OUT}")
    return Mishap(
        section.title,
        section.number,
        tuple(call[2] for call in calls if call[1] == "snippet"),
        re.sub(r"\n{3,}", "\n\n", why).strip(),
        rest.partition("\n\n")[0].strip(),
        any(_UNPROVEN.match(line) for line in prose),
        symptom,
    )


def _without_symptom(text: str) -> tuple[str, str]:
    """A section's text and, apart from it, the paragraph that says what a reader sees."""
    before, found, rest = text.partition(f"\n{SYMPTOM}")
    symptom, _, after = rest.partition("\n\n")
    return (f"{before}\n{after}", symptom.strip()) if found else (text, "")


def faults(path: Path, section: Section) -> Iterator[SourceError]:
    """Mishaps without a snippet, a reason or a way out."""
    found = [_mishap(each) for each in sections(section.lines, 3)]
    if not found:
        fix = "### What it says  then a snippet that fails, why it does, and the way out"
        yield SourceError(path, section.number, f"nothing under {HEADING!r} can go wrong", fix)
    for each in found:
        yield from _lacks(path, each)


def _lacks(path: Path, each: Mishap) -> Iterator[SourceError]:
    if not each.snippets and not each.unproven:
        fix = "cause it in a snippet, or write  <!-- unproven: the reason -->"
        yield SourceError(path, each.number, f"no snippet causes {each.title!r}", fix)
    if not each.why:
        fix = "say it in a sentence below the snippet"
        yield SourceError(path, each.number, f"nothing says why {each.title!r} happens", fix)
    if not each.way_out:
        fix = f"end it with a paragraph that begins  {WAY_OUT}"
        yield SourceError(path, each.number, f"no way out of {each.title!r}", fix)
    if found := _ELSEWHERE.search(f"{each.why} {each.way_out}"):
        message = f"{each.title!r} says {found[0]!r}, and the index of errors shows it alone"
        yield SourceError(path, each.number, message, "link to the place: [text](#heading)")
