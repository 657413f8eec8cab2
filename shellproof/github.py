"""How GitHub is told: annotations at file and line, and a summary of the step.

What a stranger's command printed is in both. Nothing of it may act: workflow commands are escaped
and, for the length of a run, switched off by a word that nobody can guess; the summary is Markdown
in which all that is not ours stands escaped in a <pre>.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import NamedTuple

from shellproof.errors import plain, shown

MOST = 10  # annotations of one kind that GitHub shows for a step
LARGEST = 900_000  # bytes of a step's summary; GitHub takes 1 MiB
LONGEST = 20_000  # characters of one section of it


class Fault(NamedTuple):
    """Something that is wrong, where, and all that is to be said about it."""

    path: str
    line: int
    message: str
    text: str


def fault(path: Path, line: int, message: str, text: str) -> Fault:
    """A fault in a file of this folder."""
    return Fault(shown(path), line, message, text)


def active() -> bool:
    """Whether this runs as a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotation(found: Fault) -> str:
    """The workflow command that shows a fault beside its line."""
    title = _property(plain(found.message))
    message = _data(_lines("\n".join(found.text.split("\n")[:30])))
    return f"::error file={_property(plain(found.path))},line={found.line},title={title}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@contextmanager
def fenced(say: Callable[[str], object]) -> Iterator[None]:
    """Within the block nothing that is printed is a workflow command."""
    word = secrets.token_hex(32)
    say(f"::stop-commands::{word}")
    try:
        yield
    finally:
        say(f"::{word}::")


def report(
    faults: Sequence[Fault], say: Callable[[str], object], more: Iterable[tuple[str, str]] = ()
) -> None:
    """Annotate the first faults, and write all of them to the step's summary.

    `more` are further sections of it: a heading and a text.
    """
    for found in faults[:MOST]:
        say(annotation(found))
    sections = [
        *((f"{each.path}:{each.line}: {each.message}", each.text) for each in faults),
        *more,
    ]
    if (name := os.environ.get("GITHUB_STEP_SUMMARY")) and sections:
        append(Path(name), sections)


def append(path: Path, sections: Iterable[tuple[str, str]]) -> None:
    """Add sections to a summary, as many as there is room for."""
    room = LARGEST - (path.stat().st_size if path.exists() else 0)
    written = [*sections]
    with path.open("ab") as file:
        for number, section in enumerate(written):
            data = _section(*section).encode(errors="replace")
            if len(data) > room:
                file.write(f"\n… and {len(written) - number} more\n".encode()[: max(room, 0)])
                return
            room -= file.write(data)


def _section(heading: str, text: str) -> str:
    """One fold of the summary. In a <pre> nothing is Markdown, and nothing in it is HTML."""
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}\n… {len(text) - LONGEST} more characters"
    summary = f"<summary><code>{_inert(plain(heading[:300]))}</code></summary>"
    return f"<details open>{summary}\n\n<pre>{_inert(_lines(text))}</pre>\n</details>\n\n"


def _lines(text: str) -> str:
    """The text with what does not print written out, but for its line ends."""
    return "\n".join(map(plain, text.split("\n")))


def _inert(text: str) -> str:
    """Text as HTML; nobody is mentioned by it."""
    return escape(text).replace("@", "&#64;")
