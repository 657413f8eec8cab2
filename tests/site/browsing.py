"""A real browser on the built site, and a record of all that it asked for and complained of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

NAMES = ("chromium", "google-chrome", "chromium-browser")
# No update, no telemetry, no name looked up: what is asked for is asked for by the page.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def program() -> str:
    """The browser of this machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium or Chrome on this machine\n  fix: make setup"
    return found


def launch(playwright: Playwright) -> Browser:
    """A headless browser of this machine, with a profile of its own."""
    return playwright.chromium.launch(executable_path=program(), args=FLAGS)


@dataclass(slots=True)
class Visit:
    """An open page, and what happened on it."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def goto(self, name: str) -> None:
        """Open a page of the site and wait until it is drawn with its own fonts."""
        self.page.goto(f"{self.base}/{name}")
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def watch(self) -> None:
        """Note what leaves the site, and what the browser or a script complains of."""
        inside = (f"{self.base}/", "data:", "about:")

        def requested(request: Request) -> None:
            if not request.url.startswith(inside):
                self.outside.append(request.url)

        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(message.text)

        self.page.context.on("request", requested)
        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))


@contextmanager
def visit(browser: Browser, base: str, **options: Any) -> Iterator[Visit]:
    """A fresh context with one page, watched; options are Playwright's for a context."""
    context = browser.new_context(**options)
    seen = Visit(context.new_page(), base)
    seen.watch()
    try:
        yield seen
    finally:
        context.close()


def pages(site: Path) -> list[str]:
    """The site's pages. 404.html is served at any depth, and so is no page of the folder."""
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [name for name in names if name != "404.html"]


def page_with(site: Path, text: str) -> str:
    """The first page whose HTML holds a text."""
    return next(name for name in pages(site) if text in (site / name).read_text())
