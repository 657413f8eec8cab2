"""A page and the snippets it names: a page is one scenario, run from its top to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from shellproof.errors import SourceError
from shellproof.parser import text_of

CALLS = ("snippet",)


class Call(NamedTuple):
    """A place on a page that names a snippet."""

    line: int
    snippet: str


class Page(NamedTuple):
    """One Markdown page; `leaves` are patterns of what it may leave behind on purpose."""

    path: Path
    calls: tuple[Call, ...]
    leaves: tuple[str, ...]


def load(path: Path, calls: Sequence[str] = CALLS) -> Page:
    """Read one page. Raises SourceError."""
    text = text_of(path)
    page = Page(path, tuple(calls_in(text, calls)), tuple(_leaves(path, text.split("\n"))))
    seen: dict[str, int] = {}
    for call in page.calls:
        if call.snippet in seen:
            message = f"snippet {call.snippet!r} already ran in line {seen[call.snippet]}"
            raise SourceError(path, call.line, message, "give the second one a name of its own")
        seen[call.snippet] = call.line
    return page


def calls_in(text: str, calls: Sequence[str] = CALLS) -> Iterator[Call]:
    """The places of a text that name a snippet."""
    named = re.compile(rf"\{{\{{ +(?:{'|'.join(calls)})\(\s*[\"']([^\"']*)[\"']")
    for number, line in enumerate(text.split("\n"), 1):
        yield from (Call(number, hit[1]) for hit in named.finditer(line))


def load_all(folder: Path, calls: Sequence[str] = CALLS) -> list[Page]:
    """Every page below a folder that names a snippet, by path."""
    pages = (load(path, calls) for path in sorted(folder.rglob("*.md")))
    return [page for page in pages if page.calls]


def _leaves(path: Path, lines: list[str]) -> Iterator[str]:
    """The list `leaves:` of the front matter, written in one line or in one an item."""
    if not lines or lines[0].rstrip() != "---":
        return
    inside = False
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return
        if line.startswith("leaves:"):
            inside = True
            yield from _items(path, number, line.removeprefix("leaves:").strip())
        elif inside and (item := re.fullmatch(r"\s*- *(.+?)\s*", line)):
            yield _entry(path, number, item[1])
        elif not line.startswith(" "):
            inside = False


def _items(path: Path, number: int, text: str) -> Iterator[str]:
    if text and not (text.startswith("[") and text.endswith("]")):
        raise SourceError(path, number, "leaves: is no list", 'write  leaves: ["image NAME"]')
    for item in filter(None, (part.strip() for part in text[1:-1].split(","))):
        yield _entry(path, number, item)


def _entry(path: Path, number: int, item: str) -> str:
    bare = item.strip("\"'")
    if len(bare.split(None, 1)) != 2:
        fix = 'a kind and a name, such as  "image debian:*"'
        raise SourceError(path, number, f"what does it leave? {bare!r}", fix)
    return bare
