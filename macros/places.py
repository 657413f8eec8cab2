"""Where the links and pictures of a page's source lead, checked without building the site."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify, unique

from macros.lesson.outline import Line, numbered, unfenced
from macros.size import WIDEST, width
from shellproof.errors import SourceError
from shellproof.parser import text_of

_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)>\s]+)>?[^)]*\)")
_HEADING = re.compile(r"#{1,6} +(.+?)(?: *\{:? ?#([\w:-]+)[^}]*\})? *#* *$")
_GIVEN = re.compile(r"""\{:?[^}]*#([\w:-]+)[^}]*\}|\bid=["']([^"']+)["']""")
# These macros make no anchors; a page that calls another one may have any.
_WITHOUT_ANCHORS = ("snippet", "snippet_file", "check", "what_stays")
_CALL = re.compile(r"\{\{ (\w+)\(")
_DESCRIBE = "say what it shows: ![The client sends requests to the daemon](…)"


def faults(docs: Path, path: Path, text: str, made: Collection[str] = ()) -> Iterator[SourceError]:
    """Links and pictures that lead nowhere, pictures that say nothing, ids given twice.

    `made` names the files below docs that only the build makes.
    """
    for line in _prose(text):
        for picture, words, written in _LINK.findall(line.text):
            target = unquote(written)
            if os.path.relpath(path.parent / target, docs) in made:
                continue
            found = _picture(docs, path, words, target) if picture else _link(docs, path, target)
            for message, fix in found:
                yield SourceError(path, line.number, message, fix)
    yield from _repeated(path, text)


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
    elif (found := width(file)) > WIDEST[file.suffix]:
        most = WIDEST[file.suffix]
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
    """Ids that an author gave to two things."""
    seen = Counter[str]()
    for line in _prose(text):
        for one, two in _GIVEN.findall(line.text):
            name = one or two
            seen[name] += 1
            if seen[name] == 2:
                yield SourceError(path, line.number, f"the id {name!r} stands twice", "rename one")
