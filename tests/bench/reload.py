"""How long a change takes to show: `mkdocs serve`, a page that changes, its text asked for."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 300.0  # seconds for a first build on a machine that others use too
_OFTEN = 0.02


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a site with live reload; the port on which it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    with subprocess.Popen(
        [*command, "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _until(port, "index.html", "<html")
            yield port
        finally:
            process.terminate()


def change(folder: Path, port: int, page: Path) -> float:
    """Write into a page, and wait for it on the page that is served; milliseconds."""
    words = f"Changed {time.monotonic_ns()}."
    path = folder / "docs" / page
    path.write_text(f"{path.read_text()}\n{words}\n")
    started = time.perf_counter()
    _until(port, page.with_suffix(".html").as_posix(), words)
    return (time.perf_counter() - started) * 1000


def _until(port: int, name: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while words not in _text(port, name):
        if time.monotonic() > deadline:
            raise SystemExit(f"{name} does not show {words!r} after {PATIENCE:.0f} seconds")
        time.sleep(_OFTEN)


def _text(port: int, name: str) -> str:
    """A page that is served; nothing while it is not."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("GET", f"/{name}")
        return asked.getresponse().read().decode()
    except OSError:
        return ""
    finally:
        asked.close()
