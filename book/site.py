"""The pages of the built site, in the order of its navigation."""

from __future__ import annotations

from pathlib import Path

from book.errors import BookError
from book.page import Page, read

HOME = "index.html"
_NO_PAGES = {"404.html"}


def pages(site: Path) -> list[Page]:
    """Every page, by the link from each to the next. Raises BookError for a stray one."""
    found = [read(site, HOME)]
    while following := found[-1].following:
        if following in {page.name for page in found}:
            raise BookError(found[-1].path, f"the page after it, {following}, came before")
        found.append(read(site, following))
    _refuse_strays(site, {page.name for page in found})
    return found


def _refuse_strays(site: Path, known: set[str]) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    for name in sorted(built - known - _NO_PAGES):
        raise BookError(site / name, "is not in the navigation", "add it to nav in mkdocs.yml")
