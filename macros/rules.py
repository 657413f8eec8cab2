"""What this course asks of a page beyond its snippets; `shellproof check` applies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros import callcheck, places
from macros import numbers as typed_numbers
from macros import prose as style
from macros.bundle import names
from macros.commands import prose as spans
from macros.commands import table
from macros.glossary import terms
from macros.lesson import given, home, shown, template, told, wrong
from macros.lesson.outline import numbered, sections
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.parser import text_of
from shellproof.project import Project


def calls(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """The page calls macros as they are meant."""
    del project
    yield from callcheck.faults(library, path, text_of(path))


def lesson(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """A page of a chapter follows the template, unless it says `lesson: false`."""
    del library
    if path.parent != project.pages:
        yield from shown.faults(path)
        try:
            yield from template.faults(path, text_of(path))
        except SourceError as error:
            yield error


def at_home(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """An exercise has a check to run at home, and a wrong answer that fails."""
    if path.parent != project.pages:
        for section in sections(numbered(text_of(path)), 2):
            if section.title.startswith("Exercise"):
                yield from home.faults(path, section, library)
                yield from wrong.faults(path, section, library)


def files(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """Every file that a snippet of the page uses is shown on it."""
    del project
    yield from given.faults(path, text_of(path), library)


def waits(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """A wait of the page's snippets says in words what it waits for."""
    del project
    yield from told.faults(text_of(path), library)


def glossary(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """The glossary is in order, and no term stands in it twice."""
    del library
    if path == project.pages / terms.PAGE:
        yield from terms.faults(path, text_of(path))


def prose(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """The page keeps the few rules of the style guide that can be checked."""
    del project, library
    yield from style.faults(path, text_of(path))


def numbers(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """A number with a unit was run or measured; pages for teachers plan in minutes."""
    if path.parent.name != "teaching":
        yield from typed_numbers.faults(path, text_of(path), library, project.root / "measure")


def commands(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """Commands between backquotes exist, and so do their options."""
    del project, library
    try:
        yield from spans.faults(_recorded(), path, text_of(path))
    except SourceError as error:
        yield error


@cache
def _recorded() -> table.Table:
    return table.load()


def leads(project: Project, library: Library, path: Path) -> Iterator[SourceError]:
    """Every link and picture of the page leads somewhere, and the page is in the navigation."""
    del library
    yield from places.faults(project.pages, path, text_of(path), names(project.snippets))
    settings = project.root / "mkdocs.yml"
    name = re.escape(path.relative_to(project.pages).as_posix())
    listed = re.compile(rf"^\s*- (?:.*: )?{name}\s*(?:#.*)?$", re.MULTILINE)
    if not settings.is_file():
        return
    if path == project.pages / "index.md":  # it stands for the whole course
        yield from places.misnamed(project.pages, settings)
    if not listed.search(settings.read_text()):
        fix = "add it to nav in mkdocs.yml"
        yield SourceError(path, 1, "the page is not in the navigation", fix)
