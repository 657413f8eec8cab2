"""What a browser fetches until a lesson can be read: the heaviest of all lessons, ours and stock.

Alone: `python -m tests.bench view`.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from tests.bench import site, stock
from tests.bench.report import Section
from tests.site.browsing import launch, visit
from tests.site.conftest import Quiet
from tests.site.test_weight import BYTES, REQUESTS, weight

_PROMISED = "promised"


def sections() -> list[Section]:
    """Bytes and requests of the heaviest lesson."""
    with tempfile.TemporaryDirectory() as name:
        laid = {
            site.COURSE: site.course(Path(name, site.COURSE)),
            site.STOCK: stock.lay_out(Path(name, site.STOCK)),
        }
        found = {who: _heaviest(folder) for who, folder in laid.items()}
    bytes_, requests = ({who: each[at] for who, each in found.items()} for at in (0, 1))
    return [
        Section("First view of the heaviest lesson", *_race(bytes_, BYTES / 1000), unit="KB"),
        Section("Its requests", *_race(requests, REQUESTS), unit="requests"),
    ]


def _race(found: dict[str, float], most: float) -> tuple[dict[str, float], int, str, str, float]:
    return {_PROMISED: most, **found}, 1, _PROMISED, site.COURSE, 1.0


def _heaviest(folder: Path) -> tuple[float, float]:
    """Kilobytes and requests, each of the lesson that needs most of them."""
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    lessons = [path for path in sorted((folder / "docs").rglob("*.md")) if _is_lesson(path)]
    handler = functools.partial(Quiet, directory=str(folder / "site"))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        names = (path.relative_to(folder / "docs").with_suffix(".html") for path in lessons)
        seen = [_first_view(browser, base, name.as_posix()) for name in names]
        server.shutdown()
    return max(size for size, _ in seen) / 1000, max(count for _, count in seen)


def _is_lesson(page: Path) -> bool:
    return "\nminutes:" in page.read_text()


def _first_view(browser: Browser, base: str, name: str) -> tuple[int, int]:
    answers: list[Response] = []

    def note(answer: Response) -> None:  # Playwright sets attributes on it, so it is a function
        answers.append(answer)

    with visit(browser, base) as seen:
        seen.page.context.on("response", note)
        seen.goto(name)
        seen.page.wait_for_load_state("networkidle")
        fetched = {each.url: weight(each) for each in answers if each.url.startswith("http")}
    return sum(fetched.values()), len(fetched)
