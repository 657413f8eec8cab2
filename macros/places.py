"""Where the links and pictures of a page's source lead, checked without building the site."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify, unique

from macros.lesson.outline import Line, numbered, unfenced
from macros.size import WIDEST, width
from shellproof.errors import SourceError
from shellproof.parser import text_of

_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)>\s]+)>?[^)]*\)")
_NAMED = re.compile(r"(!?)\[([^\[\]]+)\]\[([^\[\]]*)\]")
_NAMES = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]: +<?([^>\s]+)>?", re.MULTILINE)
_HTML = re.compile(r"<(img|a)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|href|alt)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6} +(.+?)(?: *\{:? ?#([\w:-]+)[^}]*\})? *#* *$")
_GIVEN = re.compile(r"""\{:?[^}]*#([\w:-]+)[^}]*\}|\bid=["']([^"']+)["']""")
# These macros make no anchors; a page that calls another one may have any.
_WITHOUT_ANCHORS = ("snippet", "snippet_file", "check", "what_stays")
_CALL = re.compile(r"\{\{ (\w+)\(")
_ENTRY = re.compile(r"\s*- (?:.*: )?([\w./-]+\.md)\s*(?:#.*)?$")
_DESCRIBE = "say what it shows: ![The client sends requests to the daemon](…)"


def faults(docs: Path, path: Path, text: str, made: Collection[str] = ()) -> Iterator[SourceError]:
    """Links and pictures that lead nowhere, pictures that say nothing, ids given twice.

    `made` names the files below docs that only the build makes.
    """
    names = {name.lower(): target for name, target in _NAMES.findall(text)}
    for line in _prose(text):
        for picture, words, written in _leading(line.text, names):
            target = unquote(written)
            if os.path.relpath(path.parent / target, docs) in made:
                continue
            found = _picture(docs, path, words, target) if picture else _link(docs, path, target)
            for message, fix in found:
                yield SourceError(path, line.number, message, fix)
        yield from _unknown(path, line, names)
    yield from _repeated(path, text)


def _leading(line: str, names: Mapping[str, str]) -> Iterator[tuple[bool, str, str]]:
    """Each picture (True) and link of a line: its words, and where it leads."""
    for mark, words, target in _LINK.findall(line):
        yield bool(mark), words, target
    for mark, words, name in _NAMED.findall(line):
        if target := names.get((name or words).lower()):
            yield bool(mark), words, target
    for tag, written in _HTML.findall(line):
        given = {name.lower(): one or two for name, one, two in _ATTRIBUTE.findall(written)}
        picture = tag.lower() == "img"
        if target := given.get("src" if picture else "href"):
            yield picture, given.get("alt", ""), target


def _unknown(path: Path, line: Line, names: Mapping[str, str]) -> Iterator[SourceError]:
    """Links by a name that no line of the page gives a target."""
    for _, words, name in _NAMED.findall(line.text):
        if (name or words).lower() not in names:
            fix = f"write  [{name or words}]: where-it-leads  on a line of its own"
            yield SourceError(path, line.number, f"no link is called {name or words!r}", fix)


def _prose(text: str) -> Iterator[Line]:
    """The lines of no fenced block, without code: what looks like a link there is none."""
    for _, line in unfenced(numbered(text)):
        yield Line(line.number, _CODE.sub("", line.text))


def _picture(docs: Path, path: Path, words: str, target: str) -> Iterator[tuple[str, str]]:
    if not words.strip():
        yield f"the picture {target} has no alternative text", _DESCRIBE
    file = path.parent / target
    if urlsplit(target).scheme:
        yield f"the picture {target} is loaded from elsewhere", f"keep it below {docs.name}/"
    elif not _exactly(file):
        yield f"there is no picture {target}", "correct its path"
    elif (most := WIDEST.get(file.suffix)) is None:
        yield f"the picture {target} is neither SVG nor PNG", "draw it as SVG, or make it a PNG"
    elif (found := width(file)) > most:
        yield f"the picture {target} is {found} wide, and the page {most}", "make it narrower"


def _link(docs: Path, path: Path, target: str) -> Iterator[tuple[str, str]]:
    url = urlsplit(target)
    if url.scheme or url.netloc:
        return
    page = path.parent / url.path if url.path else path
    if not _exactly(page):
        near = [each for each in docs.rglob(page.name) if each != page]
        fix = (
            f"did you mean {os.path.relpath(near[0], path.parent)}?" if near else "correct the path"
        )
        yield f"the link {target} leads nowhere", fix
    elif url.fragment and page.suffix == ".md":
        there = anchors(page)
        if there is not None and url.fragment not in there:
            yield f"the link {target} leads to an anchor that does not exist", _listed(there)


def _exactly(file: Path) -> bool:
    """Whether the file is there under this very name: some systems take A for a, servers do not."""
    return file.is_file() and file.name in {each.name for each in file.parent.iterdir()}


def _listed(there: set[str]) -> str:
    return f"there are {', '.join(sorted(there))}" if there else "the page has no heading"


def anchors(page: Path) -> set[str] | None:
    """Every anchor of a page; None where a macro may make more."""
    text = text_of(page)
    if set(_CALL.findall(text)) - set(_WITHOUT_ANCHORS):
        return None
    found = {one or two for one, two in _GIVEN.findall(text)}
    for _, line in unfenced(numbered(text)):
        head = _HEADING.match(line.text)
        if head and not head[2]:
            unique(slugify(_plain(head[1]), "-"), found)
    return found


def _plain(heading: str) -> str:
    """A heading's words without what Markdown makes of them."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")


def _repeated(path: Path, text: str) -> Iterator[SourceError]:
    """Ids that an author gave to two things, or to one that a heading has already."""
    headings = _slugs(text)
    seen = Counter[str]()
    for line in _prose(text):
        for one, two in _GIVEN.findall(line.text):
            name = one or two
            seen[name] += 1 + (two in headings)
            if seen[name] == 2:
                yield SourceError(path, line.number, f"the id {name!r} stands twice", "rename one")


def _slugs(text: str) -> set[str]:
    """The ids that headings get by themselves; of those in HTML they know nothing."""
    found = {one for one, _ in _GIVEN.findall(text) if one}
    heads = (_HEADING.match(line.text) for _, line in unfenced(numbered(text)))
    return {unique(slugify(_plain(head[1]), "-"), found) for head in heads if head and not head[2]}


def misnamed(docs: Path, settings: Path) -> Iterator[SourceError]:
    """Pages that the navigation names and that are not there, or that it names twice."""
    seen = set[str]()
    for line in numbered(settings.read_text()):
        found = _ENTRY.match(line.text)
        if found and not _exactly(docs / found[1]):
            fix = "correct the path, or write the page"
            message = f"the navigation names {found[1]}, and there is no such page"
            yield SourceError(settings, line.number, message, fix)
        elif found and found[1] in seen:
            message = f"the navigation names {found[1]} twice"
            yield SourceError(settings, line.number, message, "take one of them out")
        seen |= {found[1]} if found else set()
