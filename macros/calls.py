"""What a page may call."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from markupsafe import Markup
from mkdocs.structure.pages import Page
from shellproof.library import Library

from macros.board import BOARD
from macros.leaves import leaves
from macros.listing import listing
from macros.snippet import snippet


class HasPage(Protocol):
    """Whoever knows which page is being built."""

    page: Page


class Calls:
    """The macros, over one library of snippets."""

    def __init__(self, snippets: Path, current: HasPage) -> None:
        self._library, self._current = Library(snippets), current

    def snippet(self, name: str) -> str:
        """Show a snippet as it was recorded. Raises SourceError when it is not proven."""
        return self._put(snippet(*self._library.proven(name)))

    def snippet_file(self, name: str, file: str) -> str:
        """Show one of the files that a snippet uses. Raises SourceError when it is missing."""
        transcript = self._library.transcript(name)
        return self._put(listing(transcript.file(file), file))

    def leaves(self) -> str:
        """List what the page leaves on the reader's machine, from its front matter."""
        return self._put(leaves(self._current.page.meta.get("leaves", ())))

    def _put(self, html: Markup) -> str:
        return BOARD.put(html)
