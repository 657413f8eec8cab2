"""Schedules for teachers: their minutes come from the lessons, so they are never out of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import course
from macros.lesson.front import minutes
from macros.reference.links import leading
from shellproof.errors import ProofError


class Block(NamedTuple):
    """A part of a day: its name as Markdown, minutes to teach, minutes to work."""

    name: str
    reading: int
    exercise: int


def schedule(plan: str, navigation: Navigation, here: Page) -> str:
    """A day as a Markdown table; `plan` has pages, and pauses as `lunch:60`. Raises ProofError."""
    pages = {page.file.src_uri: page for page in _lessons(navigation)}
    blocks = [_block(word, pages, here) for word in plan.split()]
    rows = ["| Starts at | What | Together | Alone |", "|---|---|---|---|"]
    starts = accumulate((block.reading + block.exercise for block in blocks), initial=0)
    for start, block in zip(starts, blocks, strict=False):
        rows.append(
            f"| {_clock(start)} | {block.name} | {_minutes(block.reading)} "
            f"| {_minutes(block.exercise)} |"
        )
    total = sum(block.reading + block.exercise for block in blocks)
    rows.append(f"| **{_clock(total)}** | **The end** | | |")
    return "\n".join(rows)


def _block(word: str, pages: dict[str, Page], here: Page) -> Block:
    name, _, length = word.partition(":")
    if length.isdigit():
        return Block(name.replace("-", " ").capitalize(), int(length), 0)
    if word not in pages:
        raise ProofError(f"there is no lesson {word!r} in the navigation")
    return _lesson(pages[word], here)


def _lesson(page: Page, here: Page) -> Block:
    reading, exercise = minutes(course.meta(page)) or (0, 0)
    link = f"[{course.title(page)}]({leading(page.file.src_uri, here.file.src_uri)})"
    return Block(link, reading, exercise)


def term(weeks: int, navigation: Navigation, here: Page) -> str:
    """All lessons spread over some weeks, in order, each week about as long as the others."""
    lessons = [_lesson(page, here) for page in _lessons(navigation)]
    rows = ["| Week | Lessons | Together | Alone |", "|---|---|---|---|"]
    for number, week in enumerate(_spread(lessons, weeks), 1):
        names = ", ".join(block.name for block in week)
        reading, exercise = sum(b.reading for b in week), sum(b.exercise for b in week)
        rows.append(f"| {number} | {names} | {_minutes(reading)} | {_minutes(exercise)} |")
    return "\n".join(rows)


def _lessons(navigation: Navigation) -> Iterator[Page]:
    for chapter in course.chapters(navigation):
        yield from chapter.pages


def _spread(lessons: Sequence[Block], weeks: int) -> list[list[Block]]:
    """Cut where the minutes so far come nearest to each week's share."""
    total = sum(block.reading + block.exercise for block in lessons)
    found: list[list[Block]] = [[] for _ in range(weeks)]
    done = 0
    for block in lessons:
        length = block.reading + block.exercise
        middle = done + length / 2
        found[min(int(middle * weeks / total), weeks - 1)].append(block)
        done += length
    return [week for week in found if week]


def _clock(minute: int) -> str:
    """Time since the beginning, as 1:05."""
    return f"{minute // 60}:{minute % 60:02}"


def _minutes(number: int) -> str:
    return f"{number} min" if number else ""
