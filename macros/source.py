"""A page as its author sees it: the file, and where a line of its text stands in it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.pages import Page

from shellproof.errors import SourceError


def file_of(page: Page) -> Path:
    """The page's own file."""
    return Path(page.file.abs_src_path or page.file.src_path)


def line_of(page: Page, text: str, in_text: int) -> int:
    """The line in the page's file of a line (from 1) of its text, which has no front matter.

    Macros put one line in the place of one line, so this holds before and after they ran.
    """
    return _newlines(page.file.content_string) - _newlines(text) + in_text


def _newlines(text: str) -> int:
    return text.rstrip().count("\n")


def fault(page: Page, text: str, in_text: int, message: str, fix: str = "") -> SourceError:
    """An error that points at a line of the page."""
    return SourceError(file_of(page), line_of(page, text, in_text), message, fix)
