"""What other engines do otherwise: for each the pages, and on them the commands that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import course, engines
from macros.board import Board
from macros.html import Html, Shape, joined
from macros.reference.links import leading
from macros.text import visible
from shellproof.library import Library
from shellproof.surveyed import Difference, Result, Survey

_DIFFERENCE = Shape('<div class="pc-difference"><p>{what}</p>\n<pre>{rows}</pre>\n</div>')
_FOLD = Shape('<details class="pc-fold"><summary>{summary}</summary>\n{inside}\n</details>')
_ROWS = {"+": Shape("<ins>{row}\n</ins>"), "-": Shape("<del>{row}\n</del>")}
_ROW = Shape("<span>{row}\n</span>")
_WHAT = Shape("<code>{command}</code>{host}{status}")


class Tried(NamedTuple):
    """A snippet on a page, and what it did on another engine."""

    page: Page
    name: str
    result: Result


def engine_differences(
    navigation: Navigation, library: Library, known: Sequence[Survey], here: Page, board: Board
) -> str:
    """A table of the pages, and below it the differences of each engine, as Markdown."""
    pages = [page for chapter in course.chapters(navigation) for page in chapter.pages]
    found = [[*_tried(pages, library, survey)] for survey in known]
    blocks = [_table(pages, known, found, here)]
    whole = sum(library.proven(name)[1].unproven is None for name in _all(pages))
    for survey, tried in zip(known, found, strict=True):
        blocks += _engine(survey, tried, whole, here, board)
    return "\n\n".join(blocks)


def _all(pages: Sequence[Page]) -> set[str]:
    """Every snippet of the course."""
    return {name for page in pages for name in course.snippets(page)}


def _tried(pages: Sequence[Page], library: Library, survey: Survey) -> Iterator[Tried]:
    """What a survey says of the snippets as they are now."""
    for page in pages:
        for name in course.snippets(page):
            recording = library.proven(name)[1]
            result = survey.result(name, recording.fingerprint)
            if result and recording.unproven is None:
                yield Tried(page, name, result)


def _table(
    pages: Sequence[Page], known: Sequence[Survey], found: Sequence[list[Tried]], here: Page
) -> str:
    """For each page how many of its snippets do the same on each engine."""
    heads = ["Lesson", *map(engines.name, known)]
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for page in pages:
        cells = [_count([each for each in tried if each.page is page]) for tried in found]
        if any(cells):
            rows.append(f"| {_link(page, here)} | {' | '.join(cell or '–' for cell in cells)} |")
    return "\n".join(rows)


def _count(tried: Sequence[Tried]) -> str:
    same = sum(each.result.same for each in tried)
    return "" if not tried else f"all {same}" if same == len(tried) else f"{same} of {len(tried)}"


def _link(page: Page, here: Page) -> str:
    return f"[{course.title(page)}]({leading(page.file.src_uri, here.file.src_uri)})"


def _engine(
    survey: Survey, tried: Sequence[Tried], whole: int, here: Page, board: Board
) -> Iterator[str]:
    """One engine: first what does something else, then what only says it in other words."""
    every = [(each, found) for each in tried for found in each.result.differs]
    yield f"## {engines.name(survey)}"
    names = {each.name for each in tried}
    same = {each.name for each in tried if each.result.same}
    told = f"{len(names)} of the {whole} snippets of this course were run, and {len(same)}"
    yield f"On {survey.facts.get('system', 'its system')}, {told} did the same."
    for title, other in (("Does something else", True), ("Fails in other words", False)):
        chosen = [pair for pair in every if _acts(pair[1]) == other]
        if chosen:
            yield f"### {title} {{ #{_anchor(survey)}-{'acts' if other else 'words'} }}"
            yield from _by_page(chosen, here, board)
    yield from _stopped(tried, here)


def _acts(found: Difference) -> bool:
    """Whether more than the text of a failure is another one."""
    return found.exit != found.expected or found.expected == 0


def _anchor(survey: Survey) -> str:
    return engines.name(survey).lower().replace(" ", "-").replace(".", "-")


def _by_page(chosen: Sequence[tuple[Tried, Difference]], here: Page, board: Board) -> Iterator[str]:
    for page, group in groupby(chosen, key=lambda pair: pair[0].page):
        shown = [_difference(found) for _, found in group]
        summary = f"{len(shown)} command{'s' if len(shown) > 1 else ''}"
        yield _link(page, here)
        yield board.put(_FOLD(summary=summary, inside=joined(shown, "\n")))


def _difference(found: Difference) -> Html:
    what = _WHAT(
        command=visible(found.command),
        host=f" on {found.host}" if found.host else "",
        status=_status(found),
    )
    rows = (row for row in found.rows if row not in ("| ...", "| "))
    return _DIFFERENCE(what=what, rows=joined(map(_row, rows)))


def _status(found: Difference) -> str:
    if found.exit == found.expected:
        return ""
    ended = "did not end" if found.exit is None else f"exit status {found.exit}"
    return f", {ended} and not {found.expected}"


def _row(row: str) -> Html:
    return _ROWS.get(row[:1], _ROW)(row=visible(row))


def _stopped(tried: Sequence[Tried], here: Page) -> Iterator[str]:
    """The snippets that could not be run to their end, with the reason."""
    found = [each for each in tried if each.result.stopped]
    if found:
        yield "### Not run to the end"
        yield "\n".join(
            f"- {_link(each.page, here)}, `{each.name}`: {_plain(each.result.stopped)}"
            for each in found
        )


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to do."""
    return re.sub(r"[^\w\s.,:;'()-]", lambda found: f"&#{ord(found[0])};", visible(text))
