"""What costs most of a build is kept until its inputs change: converting Markdown, reading words.

Each piece lies in a file named by the hash of all that it was made from, so nothing in the folder
can be out of date; what a build did not use is removed at its end. `PAGES_KEPT=no` does without.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import platform
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from material.plugins.search import plugin as search
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.board import NONCE

_MADE_BY = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_SAME = "0" * len(NONCE)
_convert, _feed = Page.render, search.Parser.feed


class Kept:
    """A folder of pieces, by the hash of what they were made from."""

    def __init__(self, folder: Path) -> None:
        """Nothing is kept where the environment says so."""
        self._folder, self._used = folder, set[str]()
        self._on = os.environ.get("PAGES_KEPT", "yes") != "no"

    def piece(self, inputs: object, make: Callable[[], object | None]) -> Any:
        """The piece made from these inputs; None from `make` is not kept."""
        name = hashlib.sha256(repr(inputs).encode()).hexdigest()
        self._used.add(name)
        found = self._read(name)
        if found is None and (found := make()) is not None:
            self._write(name, found)
        return found

    def forget(self) -> None:
        """Remove what the build that ends here did not use."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
        self._used.clear()

    def _read(self, name: str) -> object | None:
        try:
            found: object = pickle.loads((self._folder / name).read_bytes()) if self._on else None
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, IndexError):
            return None
        return found

    def _write(self, name: str, piece: object) -> None:
        """Whole or not at all: two builds may run at once."""
        if self._on:
            self._folder.mkdir(parents=True, exist_ok=True)
            half = self._folder / f"{name}.{os.getpid()}"
            half.write_bytes(pickle.dumps(piece))
            half.replace(self._folder / name)


def install(kept: Kept) -> None:
    """Let MkDocs and its search take from what is kept, from now on."""

    def render(page: Page, config: MkDocsConfig, files: Files) -> None:
        made = kept.piece(_inputs(page, config, files), lambda: _rendered(page, config, files))
        if made is None:
            return
        content, page.toc, title, page.present_anchor_ids, links = made
        page.content, page._title_from_render = content.replace(_SAME, NONCE), title
        named = {files.get_file_from_path(name): found for name, found in links.items()}
        page.links_to_anchors = {file: found for file, found in named.items() if file}

    def feed(parser: search.Parser, html: str) -> None:
        parser.data = kept.piece(("words", _versions(), html), lambda: _read_words(parser, html))

    Page.render = render  # type: ignore[assignment]
    search.Parser.feed = feed


def _inputs(page: Page, config: MkDocsConfig, files: Files) -> object:
    """All that the HTML of a page depends on."""
    settings = repr((config.markdown_extensions, config.mdx_configs, dict(config.validation)))
    places = sorted(file.src_uri for file in files)
    text = (page.markdown or "").replace(NONCE, _SAME)
    return ("page", _versions(), _ADDRESS.sub("", settings), places, page.file.src_uri, text)


def _versions() -> list[str]:
    return [platform.python_version(), *map(version, _MADE_BY)]


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> object | None:
    """What MkDocs makes of a page; nothing to keep where it had to warn of something."""
    warned: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = warned.append  # type: ignore[assignment]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        _convert(page, config, files)
    finally:
        logger.removeHandler(listener)
    if warned:
        return None
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    content = (page.content or "").replace(NONCE, _SAME)
    return content, page.toc, page._title_from_render, page.present_anchor_ids, links


def _read_words(parser: search.Parser, html: str) -> object:
    _feed(parser, html)
    _feed_end(parser)
    return parser.data


def _feed_end(parser: search.Parser) -> None:
    """The search closes its parser after feeding it, when nothing is left to read."""
    search.HTMLParser.close(parser)
