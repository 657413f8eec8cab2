"""Which snippets of a project a run is about, and on which page each of them runs."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from shellproof.check import snippet, unused
from shellproof.errors import SourceError, shown
from shellproof.pages import Page
from shellproof.project import Project
from shellproof.prover import Plan


class UnknownNameError(ValueError):
    """A name that was asked for and is not there; its text says which come near."""


class Pages:
    """The plans of a project, one a page."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.library = project.library()
        self._plan = cache(self._made)

    @property
    def _pages(self) -> dict[str, Page]:
        """Each snippet's first page. Raises SourceError."""
        if isinstance(self._read, SourceError):
            raise self._read.with_traceback(None)  # or it grows each time
        return self._read

    @cached_property
    def _read(self) -> dict[str, Page] | SourceError:
        """The pages, or the fault for which they cannot be read: each snippet asks."""
        found: dict[str, Page] = {}
        try:
            for page in self.project.all_pages():
                for call in page.calls:
                    found.setdefault(call.snippet, page)
        except SourceError as fault:
            return fault
        return found

    def plan(self, path: Path) -> Plan:
        """The plan of a snippet's first page. Raises SourceError."""
        name = self.name(path)
        if not path.is_relative_to(self.project.snippets):
            message = f"lies outside of {shown(self.project.snippets)}/"
            raise SourceError(path, 1, message, "move it there, or add  --shellproof-host local")
        if name not in self._pages:
            raise unused(path, name)
        return self._plan(self._pages[name])

    def plans(self) -> Iterator[Plan]:
        """The plans of all pages that snippets run on. Raises SourceError."""
        return map(self._plan, dict.fromkeys(self._pages.values()))

    def _made(self, page: Page) -> Plan:
        return Plan(page, tuple(snippet(self.library, page, call) for call in page.calls))

    def name(self, path: Path) -> str:
        """The name of the snippet whose transcript lies there."""
        below = path.is_relative_to(self.project.snippets)
        return (path.parent.relative_to(self.project.snippets) if below else path).as_posix()

    def page_of(self, name: str) -> str:
        """The page that a snippet runs on, relative to the pages' folder.

        It is '' for none, also where pages cannot be read: the snippet's own run tells that.
        """
        page = self._page(name)
        return page.path.relative_to(self.project.pages).as_posix() if page else ""

    def units(self, names: Iterable[str]) -> dict[str, str]:
        """What each snippet runs with: its page, or itself alone where it is on none."""
        return {name: self.page_of(name) or name for name in names}

    def _page(self, name: str) -> Page | None:
        try:
            return self._pages.get(name)
        except SourceError:
            return None

    def order(self, name: str) -> tuple[str, int]:
        """Where a snippet stands: its page, and its place on it."""
        page = self._page(name)
        calls = page.calls if page else ()
        return self.page_of(name), next(
            (n for n, call in enumerate(calls) if call.snippet == name), 0
        )

    def wanted(self, page: str, only: str, names: Iterable[str]) -> set[str]:
        """The names on a page, or below a chapter. Raises UnknownNameError."""
        known = sorted(names)
        if page:
            found = {name for name in known if _same_page(page, self.page_of(name), self.project)}
            _or_near(found, page, (self.page_of(name) for name in known), "page with a snippet")
        else:
            found = {name for name in known if name == only or name.startswith(f"{only}/")}
            _or_near(found, only, known, "snippet")
        return found


def _same_page(asked: str, page: str, project: Project) -> bool:
    whole = (project.pages / page).resolve()
    return bool(page) and (
        asked in (page, page.removesuffix(".md")) or Path(asked).resolve() == whole
    )


def _or_near(found: set[str], asked: str, known: Iterable[str], what: str) -> None:
    if not found:
        near = difflib.get_close_matches(asked, list(dict.fromkeys(known)), 3, 0.4)
        hint = f"; near: {', '.join(near)}" if near else ""
        raise UnknownNameError(f"there is no {what} {asked!r}{hint}")
