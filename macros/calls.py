"""What a page may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.structure.pages import Page

from macros import engines
from macros.athome import check, script
from macros.board import BOARD
from macros.commands import table
from macros.fetched import fetched_table
from macros.html import Html
from macros.listing import listing
from macros.measured import measured
from macros.path import learning_path
from macros.reference.commands import command_list, shown
from macros.reference.engines import engine_differences
from macros.reference.error_page import error_index
from macros.reference.errors import entries
from macros.schedule import schedule, term
from macros.snippet import snippet
from macros.stays import what_stays
from shellproof.library import Library

#: Said of a snippet whose terminal plays in the page.
PLAYS = "plays"


class Environment(Protocol):
    """What mkdocs-macros hands to a module of macros."""

    @property
    def project_dir(self) -> str:
        """The folder of mkdocs.yml."""

    @property
    def page(self) -> Page:
        """The page being built."""

    @property
    def variables(self) -> Mapping[str, Any]:
        """What templates may use; the navigation among it."""

    def macro(self, v: Callable[..., str]) -> object:
        """Make a function callable from pages."""


class Calls:
    """The macros, over one library of snippets."""

    def __init__(self, env: Environment) -> None:
        self._library, self._env = Library(Path(env.project_dir) / "snippets"), env
        self._surveys = engines.surveys(Path(env.project_dir))

    def snippet(self, name: str, how: str = "") -> str:
        """Show a snippet as it was recorded; one that "plays" gets a button that plays it.

        Raises SourceError when it is not proven.
        """
        return BOARD.put(self._snippet(name, how == PLAYS))

    def check(self, name: str) -> str:
        """Show a snippet that runs a check, with a link to it. Raises SourceError."""
        path, root = script(self._library.transcript(name)), "../" * self._env.page.url.count("/")
        return BOARD.put(check(path, self._snippet(name), root))

    def _snippet(self, name: str, plays: bool = False) -> Html:
        transcript, recording = self._library.proven(name)
        return snippet(transcript, recording, engines.tried(recording, self._surveys), plays)

    def snippet_file(self, name: str, file: str) -> str:
        """Show one of the files that a snippet uses. Raises SourceError when it is missing."""
        transcript = self._library.transcript(name)
        return BOARD.put(listing(transcript.file(file), file))

    def measured(self, name: str) -> str:
        """Draw what a comparison found. Raises SourceError where it was not measured yet."""
        return BOARD.put(measured(Path(self._env.project_dir) / "measure", name))

    def what_stays(self) -> str:
        """List what stays on the reader's machine, from the page's front matter."""
        return BOARD.put(what_stays(self._env.page.meta.get("leaves", ())))

    def learning_path(self) -> str:
        """List every chapter with its pages and their minutes."""
        return BOARD.put(learning_path(self._env.variables["navigation"], self._env.page))

    def error_index(self) -> str:
        """List every error that a lesson causes, with its message and the way out."""
        found = entries(self._env.variables["navigation"], self._library)
        return error_index(found, self._env.page, BOARD)

    def engine_differences(self) -> str:
        """Say of each other engine what it does otherwise than the recordings show."""
        found = (self._env.variables["navigation"], self._library, self._surveys)
        return engine_differences(*found, self._env.page, BOARD)

    def command_list(self) -> str:
        """List every command that a lesson runs, with its options and where it is proven."""
        found = shown(self._env.variables["navigation"], self._library, table.load())
        return command_list(list(found), self._env.page, BOARD)

    def fetched_packages(self) -> str:
        """List the lessons that fetch packages, and whose servers they ask."""
        return fetched_table(self._env.variables["navigation"], self._library, self._env.page)

    def schedule(self, plan: str) -> str:
        """A day for teachers: pages, and pauses such as `lunch:60`, with the minutes they take."""
        return schedule(plan, self._env.variables["navigation"], self._env.page)

    def term(self, weeks: str) -> str:
        """All lessons over so many weeks."""
        return term(int(weeks), self._env.variables["navigation"], self._env.page)
