"""Checks a built site without a browser: links, anchors, ids, pictures, and what pages load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

LINKS = {"a": "href", "area": "href"}
LOADED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}
NOT_LOADED = {"canonical", "prev", "next", "alternate"}  # <link>s that only name a page
_HTML = etree.HTMLParser(huge_tree=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault on a built page."""

    page: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.text}"


@dataclass(slots=True)
class Report:
    """What was checked, and what was wrong with it."""

    checked: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its path below the site, its elements, its ids."""

    name: str
    tree: etree._Element
    ids: frozenset[str]


def check(site: Path) -> Report:
    """Check every page and every drawing of a site."""
    pages = {name: _page(site, name) for name in _names(site)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    report = Report()
    for page in pages.values():
        report.problems += _repeated(page)
        for element in page.tree.iter(etree.Element):
            _element(page, element, pages, files, report)
    return report


def _names(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".svg"):
            yield path.relative_to(site).as_posix()


def _page(site: Path, name: str) -> Page:
    parser = _HTML if name.endswith(".html") else None
    tree = etree.parse(site / name, parser).getroot()
    ids = frozenset(element.get("id", "") for element in tree.iter(etree.Element))
    return Page(name, tree, ids)


def _repeated(page: Page) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in page.tree.iter(etree.Element):
        name = element.get("id")
        if name and name in seen:
            yield Problem(page.name, _line(element), f"the id {name!r} stands twice")
        seen.add(name or "")


def _element(
    page: Page, element: etree._Element, pages: dict[str, Page], files: set[str], report: Report
) -> None:
    """Check one element, wherever it leads or whatever it loads."""
    tag = etree.QName(element).localname
    loads = tag in LOADED and element.get("rel") not in NOT_LOADED
    target = element.get(LINKS.get(tag) or LOADED.get(tag) or "-")
    fault = None
    if target is not None:
        report.checked += 1
        fault = _target(page, target, loads, pages, files)
    if tag == "img" and not (element.get("alt") or element.get("aria-hidden")):
        fault = f"the picture {target} has no alternative text"
    if fault:
        report.problems.append(Problem(page.name, _line(element), fault))


def _target(
    page: Page, target: str, loads: bool, pages: dict[str, Page], files: set[str]
) -> str | None:
    """What is wrong with a link, if anything is."""
    url = urlsplit(target)
    if url.scheme or url.netloc:
        return f"loads {target} from elsewhere" if loads and url.scheme != "data" else None
    name = _resolved(page.name, unquote(url.path))
    if name not in files:
        near = next((file for file in files if file.lower() == name.lower()), None)
        return f"leads to {target}, " + (f"which is {near}" if near else "which is not there")
    if url.fragment and name in pages and unquote(url.fragment) not in pages[name].ids:
        return f"leads to {target}, where nothing has that id"
    return None


def _resolved(page: str, path: str) -> str:
    """The file below the site that a relative path on a page means."""
    if not path:
        return page
    parts = [] if path.startswith("/") else page.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/".join([*parts, "index.html"] if path.endswith("/") or not parts else parts)


def _line(element: etree._Element) -> int:
    """Where an element stands in its file, from 1; 0 where the parser does not know."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0
