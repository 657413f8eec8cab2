"""Where a project keeps its pages and snippets: the table [tool.shellproof] of pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shellproof import pages
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.pages import Page

_KEYS = {
    "pages": "docs",
    "snippets": "snippets",
    "calls": list(pages.CALLS),
    "needs": [],
    "rules": [],
    "engine": ["pyproject.toml", "conftest.py"],
    "costs": {},
    "starts": {},
    "heavy": [],
}


@dataclass(frozen=True, slots=True)
class Project:
    """Folders, the macros that run a snippet, what a new one needs, rules, what proofs run on."""

    root: Path
    pages: Path
    snippets: Path
    calls: tuple[str, ...]
    needs: tuple[str, ...]  # of a new snippet
    rules: tuple[str, ...] = ()  # more that a page must keep, each as module:function
    engine: tuple[str, ...] = ()  # patterns of files: a change to one proves everything
    costs: Mapping[str, float] = field(default_factory=dict)  # seconds before a need is met first
    heavy: tuple[str, ...] = ()  # needs that keep a machine busy: their pages take turns
    starts: Mapping[str, float] = field(default_factory=dict)  # seconds that hosts take, by need

    def library(self) -> Library:
        """The project's snippets."""
        return Library(self.snippets)

    def page_paths(self) -> Iterator[Path]:
        """Every page, by path."""
        yield from sorted(self.pages.rglob("*.md"))

    def page(self, path: Path) -> Page:
        """One page. Raises SourceError."""
        return pages.load(path, self.calls)

    def all_pages(self) -> list[Page]:
        """The pages that name a snippet. Raises SourceError."""
        return pages.load_all(self.pages, self.calls)


def load(root: Path) -> Project:
    """The project whose pyproject.toml lies in root. Raises SourceError."""
    path = root / "pyproject.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise SourceError(path, 1, str(error)) from None
    own = table.get("tool", {}).get("shellproof", {})
    for key in own:
        if key not in _KEYS:
            raise SourceError(path, 1, f"unknown key tool.shellproof.{key}", ", ".join(_KEYS))
    value = {**_KEYS, **own}
    pages_, snippets = root / str(value["pages"]), root / str(value["snippets"])
    lists = (tuple(value[key]) for key in ("calls", "needs", "rules", "engine", "heavy"))
    calls, needs, rules, engine, heavy = lists
    costs, starts = dict(value["costs"]), dict(value["starts"])
    return Project(root, pages_, snippets, calls, needs, rules, engine, costs, heavy, starts)
