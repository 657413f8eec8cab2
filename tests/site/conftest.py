"""The site as a reader gets it: built strictly, and served on a port of this machine."""

from __future__ import annotations

import contextlib
import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from lab.lock import held
from tests.site.browsing import launch

ROOT = Path(__file__).parents[2]
EDIT = "https://edit.invalid/docs"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all processes of a run. Any warning fails it."""
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with held(run / "site.lock"):
        if not (run / "site").exists():
            built(tmp_path_factory.mktemp("built") / "site").rename(run / "site")
    return run / "site"


def built(folder: Path) -> Path:
    """The site in a folder."""
    # Not --quiet: with it MkDocs counts no warnings, and --strict lets them pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "EDIT_URL": f"{EDIT}/{{path}}"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, says nothing, and lets linkchecker ask as fast as it can."""

    def end_headers(self) -> None:
        """Without this header linkchecker waits a third of a second before each request."""
        self.send_header("LinkChecker", "yes")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output to the test."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at its end."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, started once a process: other folders of tests borrow this fixture."""
    yield _browser()
    _STARTED.close()
    _browser.cache_clear()


_STARTED = contextlib.ExitStack()


@functools.cache
def _browser() -> Browser:
    """The one browser; Playwright permits no second of its kind beside it."""
    browser = launch(_STARTED.enter_context(sync_playwright()))
    _STARTED.callback(browser.close)
    return browser


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Where the site is: on a server, and in a folder."""
    return served if request.param == "http" else f"file://{site}"
