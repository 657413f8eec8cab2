"""What costs most of a build is kept until its inputs change: making pages, reading their words.

Each piece lies in a file named by the hash of all that it was made from, so nothing in the folder
can be out of date; what a build did not use is removed at its end. `PAGES_KEPT=no` does without.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from material.plugins.search import plugin as search
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.inputs import Inputs, makers
from macros.words import sections

_SPAN = re.compile(r"</?span\b[^>]*>")
_HIDDEN = re.compile(r"<span\b[^>]*(?:data-search|\bid=)")
_populate = build._populate_page


class Kept:
    """A folder of pieces, by the hash of what they were made from."""

    def __init__(self, folder: Path) -> None:
        """Nothing is kept where the environment says so."""
        self._folder, self._used = folder, set[str]()
        self.on = os.environ.get("PAGES_KEPT", "yes") != "no"

    def piece(self, inputs: object, make: Callable[[], object | None]) -> Any:
        """The piece made from these inputs; None from `make` is not kept."""
        if not self.on:
            return make()
        name = hashlib.sha256(repr(inputs).encode()).hexdigest()
        self._used.add(name)
        found = self._read(name)
        if found is None and (found := make()) is not None:
            self._write(name, found)
        return found

    def forget(self) -> None:
        """Remove what the build that ends here did not use; one that kept nothing used nothing."""
        if self.on and self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
        self._used.clear()

    def _read(self, name: str) -> object | None:
        try:
            found: object = pickle.loads((self._folder / name).read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, IndexError):
            return None
        return found

    def _write(self, name: str, piece: object) -> None:
        """Whole or not at all: two builds may run at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        half = self._folder / f"{name}.{os.getpid()}"
        half.write_bytes(pickle.dumps(piece))
        half.replace(self._folder / name)


def install(kept: Kept, inputs: Inputs) -> None:
    """Let MkDocs and its search take from what is kept, from now on.

    A page that is kept passes by every plugin that reads Markdown or HTML: what they made of it is
    in the piece.
    """

    def populate(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        made = kept.piece(
            ("page", inputs.of(page, files)), lambda: _made(page, config, files, dirty)
        )
        if made is not None and page.content is None:
            page.read_source(config)
            page.content, page.toc, page._title_from_render, page.present_anchor_ids, links = made
            named = {files.get_file_from_path(name): found for name, found in links.items()}
            page.links_to_anchors = {file: found for file, found in named.items() if file}

    def feed(parser: search.Parser, html: str) -> None:
        parser.data = kept.piece(("words", makers(), html), lambda: _read_words(html))

    build._populate_page = populate
    search.Parser.feed = feed


def _made(page: Page, config: MkDocsConfig, files: Files, dirty: bool) -> object | None:
    """What MkDocs and its plugins make of a page; nothing to keep where they had to warn."""
    warned: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = warned.append  # type: ignore[assignment]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        _populate(page, config, files, dirty)
    finally:
        logger.removeHandler(listener)
    if warned:
        return None
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return page.content, page.toc, page._title_from_render, page.present_anchor_ids, links


def _read_words(html: str) -> object:
    """What the search keeps of a page. It drops spans, and most tags of a transcript are spans."""
    return sections(html if _HIDDEN.search(html) else _SPAN.sub("", html))
