"""Which lessons fetch packages, and from whom: what a room without a network cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import course
from macros.reference.links import leading
from shellproof.library import Library
from shellproof.transcript import File, Transcript

#: Whose servers answer, by what one types to ask them.
SERVERS = {
    "Debian": re.compile(r"\bapt(?:-get)? (?:-\S+ )*(?:update|install|upgrade)\b"),
    "PyPI": re.compile(r"\bpip (?:-\S+ )*install\b"),
    "conda-forge": re.compile(r"\bconda (?:env )?(?:create|install|update)\b"),
}
_BUILDS = re.compile(r"\b(?:build|up)\b")
_NAMED = re.compile(r"\bbuild\b.*?\s(?:--file|-f)[= ](\S+)", re.DOTALL)
_RECIPE = re.compile(r"^RUN ", re.MULTILINE)


class Fetched(NamedTuple):
    """A lesson, and whose servers it asks."""

    page: Page
    servers: tuple[str, ...]


def fetched(navigation: Navigation, library: Library) -> Iterator[Fetched]:
    """Every lesson that fetches something other than images, in the order of the course."""
    for chapter in course.chapters(navigation):
        for page in chapter.pages:
            names = [name for name in course.snippets(page) if name in library.names()]
            text = "\n".join(_run([library.transcript(name) for name in names]))
            if servers := tuple(name for name, asks in SERVERS.items() if asks.search(text)):
                yield Fetched(page, servers)


def _run(transcripts: Sequence[Transcript]) -> Iterator[str]:
    """What a page runs: its commands that succeed, and the recipes that they build.

    One snippet may bring the recipe that another builds.
    """
    files = [file for each in transcripts for file in each.files]
    for command in (step.command for each in transcripts for step in each.steps if not step.exit):
        yield command
        if _BUILDS.search(command):
            named = _NAMED.search(command)
            yield from _recipes(files, named[1].removeprefix("./") if named else "")


def _recipes(files: Sequence[File], named: str) -> Iterator[str]:
    """The recipes among the files: the one that a build names, or all, as any may be meant."""
    for file in files:
        if not named or f"/{file.name}".endswith(f"/{named}"):
            text = file.path.read_text(encoding="utf-8", errors="replace")
            yield text if _RECIPE.search(text) else ""


def fetched_table(navigation: Navigation, library: Library, here: Page) -> str:
    """These lessons as a Markdown table."""
    rows = ["| Lesson | Asks the servers of |", "|---|---|"]
    for page, servers in fetched(navigation, library):
        link = f"[{course.title(page)}]({leading(page.file.src_uri, here.file.src_uri)})"
        rows.append(f"| {link} | {', '.join(servers)} |")
    return "\n".join(rows)
