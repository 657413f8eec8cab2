"""What a browser has to fetch until a lesson can be read."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.site.browsing import pages, visit

pytestmark = pytest.mark.browser
REQUESTS, BYTES = 15, 250_000
NAMED = re.compile(r'<(?:link rel="stylesheet" href|script src|img [^>]*?src)="([^":]+)"')
PRESSED = (".woff2", ".png")  # compressed as they are


def expected(page: Path) -> int:
    """How many bytes a page and what it names take, compressed; fonts are the same for all."""
    named = set(NAMED.findall(page.read_text()))
    files = [page, *(path for name in named if (path := page.parent / name).is_file())]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)


def weight(response: Response) -> int:
    """How many bytes a server that compresses would send."""
    body = response.body()
    return len(body) if response.url.endswith(PRESSED) else len(gzip.compress(body, 9))


def test_the_first_view_of_the_heaviest_page_is_light(
    browser: Browser, site: Path, served: str
) -> None:
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    with visit(browser, served) as seen:
        seen.page.context.on("response", note)
        seen.goto(max(pages(site), key=lambda name: expected(site / name)))
        seen.page.wait_for_load_state("networkidle")
        fetched = {
            answer.url: weight(answer) for answer in answers if answer.url.startswith("http")
        }
    told = "\n".join(f"{size:7} {url}" for url, size in fetched.items())
    assert len(fetched) <= REQUESTS, told
    assert sum(fetched.values()) <= BYTES, told
    assert not any("search_index" in url for url in fetched), told


def test_the_search_fetches_its_index_when_it_is_asked(browser: Browser, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("index.html")
        with seen.page.expect_response("**/search/search_index.json"):
            seen.page.locator(".md-search__input").focus()


def test_an_address_that_searches_needs_no_focus(browser: Browser, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("index.html?q=volume")
        seen.page.locator(".md-search-result__item").first.wait_for(state="attached")
