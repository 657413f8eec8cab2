"""What a page is made from: its own text, the snippets that it names, or the whole course."""

from __future__ import annotations

import hashlib
import os
import platform
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.lesson.mishap import WAY_OUT
from shellproof import pages
from shellproof.transcript import TRANSCRIPT

#: These macros look at the snippet that they name, and at nothing else but the page.
OF_ONE_SNIPPET = {"snippet", "snippet_file", "check", "what_stays"}
_CALL = re.compile(r"\{\{ +(\w+)\(")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_MADE_BY = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2")
_READ = ("engines", "measure", "snippets")
_TOLD = re.compile(r"^(?:#|.*\{\{ ).*$", re.MULTILINE)

File = tuple[str, int, int, int]
State = list[File]


class Inputs:
    """The files of a course as they are now, each by when it changed, its length and its mode."""

    def __init__(self, config: MkDocsConfig, glossary: str) -> None:
        """Look at every file once; `glossary` is the page whose terms others explain."""
        root = Path(config.config_file_path).parent
        self._outside = {name: list(_files(root / name)) for name in _READ}
        self._snippets, self._shared = _sorted(self._outside["snippets"])
        outlines = [_outline(path) for path in sorted(Path(config.docs_dir).rglob("*.md"))]
        self._settings = _ADDRESS.sub("", repr((config.markdown_extensions, config.mdx_configs)))
        self._rules, self._shared_by_all = repr(dict(config.validation)), ""
        self._course = _short((self._outside, outlines, config.nav))
        # A page says how large its drawings are.
        self._drawings = [file for file in _files(Path(config.docs_dir)) if _drawn(file)]
        path = Path(config.docs_dir, glossary)
        self._terms = path.read_text(encoding="utf-8") if path.exists() else ""

    def of(self, page: Page, files: Files) -> object:
        """All that the HTML of a page depends on."""
        text = page.file.content_bytes.decode(errors="replace")
        return (self._of_every_page(files), page.file.src_uri, text, self._read_by(text))

    def of_calls(self, path: Path, text: str) -> object:
        """All that says whether what a page calls may be called."""
        return (makers(), path.as_posix(), text, self._read_by(text))

    def _of_every_page(self, files: Files) -> str:
        """What all pages depend on, in short; a build asks when its files are all known."""
        if not self._shared_by_all:
            places = sorted(file.src_uri for file in files)
            fixed = (makers(), self._settings, self._rules, self._terms, self._drawings, places)
            self._shared_by_all = _short(fixed)
        return self._shared_by_all

    def _read_by(self, text: str) -> object:
        if set(_CALL.findall(text)) <= OF_ONE_SNIPPET:
            named = {call.snippet for call in pages.calls_in(text, tuple(OF_ONE_SNIPPET))}
            mine = [self._snippets[name] for name in sorted(named)]
            return [self._shared, self._outside["engines"], *mine]
        return self._course


@cache
def versions() -> list[str]:
    """The programs that make a page, beside ours."""
    return [platform.python_version(), *map(version, _MADE_BY)]


@cache
def _programs() -> State:
    """Ours: read once, as a process that runs goes on with what it has loaded."""
    here = Path(__file__).resolve().parent
    return [*_files(here), *_files(here.parent / "shellproof")]


@cache
def makers() -> str:
    """All programs that make a page, in short."""
    return _short((versions(), _programs()))


def _short(inputs: object) -> str:
    """A hash in the place of what is long, so that it is read once and not for each page."""
    return hashlib.sha256(repr(inputs).encode()).hexdigest()


def _outline(path: Path) -> list[str]:
    """What other pages may tell of a page: what stands before its first heading, its headings, the
    calls, and each part that has a way out of an error."""
    head, *parts = path.read_bytes().decode(errors="replace").split("\n## ")
    whole = (part if WAY_OUT in part else "\n".join(_TOLD.findall(f"## {part}")) for part in parts)
    return [path.as_posix(), head, *whole]


def _drawn(file: File) -> bool:
    return file[0].endswith(".svg")


def _sorted(files: State) -> tuple[dict[str, State], State]:
    """The files of each snippet by its name, and those that snippets share."""
    names = {file.rpartition("/")[0] for file, *_ in files if file.endswith(f"/{TRANSCRIPT}")}
    snippets, shared = defaultdict[str, State](list), State()
    for found in files:
        name = "/".join(found[0].split("/")[:2])
        (snippets[name] if name in names else shared).append(found)
    return snippets, shared


def _files(folder: Path, below: str = "") -> Iterator[File]:
    """Every file below a folder in the order of names, caches left out.

    Whether a file is a program counts: a page tells how to make it one.
    """
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path), f"{below}{entry.name}/")
            else:
                found = entry.stat()
                runs = found.st_mode & 0o111
                yield f"{below}{entry.name}", found.st_mtime_ns, found.st_size, runs
