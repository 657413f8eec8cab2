"""The index of errors as a page: first by exit status, then chapter by chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs.structure.pages import Page

from macros import course
from macros.board import Board
from macros.html import Html, Shape, escaped
from macros.lesson.mishap import SYMPTOM, WAY_OUT
from macros.reference.errors import Entry, merged
from macros.reference.links import anchor_of, leading, moved
from macros.reference.message import message, words
from macros.step import MEANINGS

_OPEN = Shape('<details class="pc-error"><summary>{said}{ends}</summary>')
_CLOSE = Html("</details>")
_SAID = Shape("<code>{text}</code>")
_ENDS = Shape(' <span class="pc-fails">exit {status}</span>')
_COMPACT = '<div class="pc-compact" markdown>\n\n{}\n\n</div>'


def error_index(found: Sequence[Entry], here: Page, board: Board) -> str:
    """The index as Markdown; each error is folded below its message."""
    blocks = [*_by_status(found)]
    chapter = ""
    for cases in merged(found):
        if cases[0].chapter != chapter:
            chapter = cases[0].chapter
            blocks.append(f"## {chapter}: errors")  # the navigation has the bare name
        blocks += _error(cases, here.file.src_uri, board)
    return "\n\n".join(blocks)


def _by_status(found: Sequence[Entry]) -> Iterator[str]:
    """Those whose exit status tells something; any other means what its program says it means."""
    yield "## By exit status"
    groups = merged(found)
    for status in MEANINGS:
        firsts = [next((e for e in group if status in e.statuses), None) for group in groups]
        links = [f"- [{each.mishap.title}](#{each.anchor})" for each in firsts if each]
        if links:
            yield f"**{status}**: {MEANINGS[status]}"
            yield _COMPACT.format("\n".join(links))


def _error(cases: Sequence[Entry], here: str, board: Board) -> Iterator[str]:
    """The message, and folded below it each of its causes."""
    first, *others = cases
    yield _heading("###", first)
    yield board.put(_OPEN(said=_told(first), ends=_ends(cases)))
    yield from _case(first, here, board)
    for entry in others:
        yield _heading("####", entry)
        yield from _case(entry, here, board)
    yield board.put(_CLOSE)


def _told(entry: Entry) -> Html:
    """What a reader sees; where the lesson says it in words, the message is of little help."""
    if entry.words and not entry.mishap.symptom:
        return _SAID(text=entry.words[0])
    return escaped(_plain(entry.mishap.symptom or entry.mishap.title))


def _ends(cases: Sequence[Entry]) -> Html:
    """How it ends, where all its causes end alike."""
    found = {status for entry in cases for status in entry.statuses if status}
    return _ENDS(status=str(*found)) if len(found) == 1 else Html()


def _case(entry: Entry, here: str, board: Board) -> Iterator[str]:
    mishap, origin = entry.mishap, entry.page.file.src_uri
    failing = [pair for pair in entry.proven if any(step.exit for step in pair[1].steps)]
    telling = [pair for pair in entry.proven if words(*pair)] or failing or entry.proven
    yield from (board.put(message(*pair)) for pair in telling)
    if mishap.symptom:
        yield f"{SYMPTOM} {moved(mishap.symptom, origin, here)}"
    yield moved(mishap.why, origin, here)
    yield f"{WAY_OUT} {moved(mishap.way_out, origin, here)}"
    proof = leading(origin, here, f"#{anchor_of(mishap.title)}")
    yield f"Caused and explained in [{course.title(entry.page)}]({proof}).\n{{ .pc-where }}"


def _heading(marks: str, entry: Entry) -> str:
    label = _plain(entry.mishap.title)
    return (
        f'{marks} {entry.mishap.title}{_said(entry)} {{#{entry.anchor} data-toc-label="{label}"}}'
    )


def _said(entry: Entry) -> str:
    """The message as a part of the heading that only the search reads: it weighs titles most."""
    lines = [*entry.words, escaped(_plain(entry.mishap.symptom))]
    return "".join(f" <span hidden>{_untouched(line)}</span>" for line in lines if line)


def _plain(markdown: str) -> str:
    return re.sub(r"[`*\"]", "", markdown)


def _untouched(line: str) -> str:
    """Escaped text in which Markdown finds nothing to do."""
    return re.sub(r"[^\w\s&;#]", lambda found: f"&#{ord(found[0])};", line)
