"""What a browser does with the site: nothing leaves it, nothing complains, and it reads well."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import page_with, pages, visit

pytestmark = pytest.mark.browser
WIDTHS = (360, 768, 1440)


def test_no_page_asks_for_anything_outside(browser: Browser, site: Path, base: str) -> None:
    assert pages(site)
    with visit(browser, base) as seen:
        for name in pages(site):
            seen.goto(name)
        seen.page.wait_for_load_state("networkidle")
    assert (seen.outside, seen.errors) == ([], [])


def test_the_page_for_a_wrong_address(browser: Browser, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("404.html")
        assert seen.page.title()
    assert (seen.outside, seen.errors) == ([], [])


def test_an_inline_script_that_was_not_built_does_not_run(browser: Browser, base: str) -> None:
    with visit(browser, base) as seen:
        seen.goto("index.html")
        seen.page.evaluate(
            "const s = document.createElement('script'); s.text = 'window.ran = 1';"
            "document.body.append(s)"
        )
        assert seen.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in error for error in seen.errors)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Error response from daemon: No such container: wbe", "no-such-container"),
        ("services.web additional properties 'port' not allowed", "a-key-that-does-not-exist"),
        ("bash: nvidia-docker: command not found", "the-old-ways"),
        ('could not select device driver "" with capabilities: [[gpu]]', "could-not-select"),
    ],
)
def test_the_search_finds_an_error_by_its_message(
    browser: Browser, base: str, message: str, place: str
) -> None:
    with visit(browser, base) as seen:
        seen.goto("index.html")
        seen.page.locator(".md-search__input").fill(message)
        results = seen.page.locator(".md-search-result__item").first.locator("a")
        results.nth(1).wait_for()
        # The page itself comes first, and then its part that fits best.
        href = results.nth(1).get_attribute("href") or ""
        assert "reference/errors.html" in href
        assert place in href.partition("#")[2]
    assert (seen.outside, seen.errors) == ([], [])


def test_a_search_in_plain_words_is_left_alone(browser: Browser, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("index.html")
        seen.page.locator(".md-search__input").fill('"user namespace"')
        seen.page.locator(".md-search-result__item").first.wait_for()
    assert (seen.outside, seen.errors) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(browser: Browser, site: Path, served: str, width: int) -> None:
    with visit(browser, served, viewport={"width": width, "height": 800}) as seen:
        for name in pages(site):
            seen.goto(name)
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide in a window of {width} px"


def test_without_scripts_everything_is_readable(browser: Browser, site: Path, base: str) -> None:
    with visit(browser, base, java_script_enabled=False) as seen:
        seen.goto(page_with(site, "pc-varies"))
        step = seen.page.locator(".pc-step").first
        assert step.locator(".pc-typed").is_visible()
        assert not step.locator(".pc-copy").is_visible()
        value = seen.page.locator(".pc-varies").first
        assert "ill differ on your machine" in (value.get_attribute("title") or "")
        fold = seen.page.locator("details.pc-proof").first
        fold.locator("summary").click()
        assert fold.locator("dl").is_visible()


def test_on_paper_nothing_is_cut_off(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served, viewport={"width": 700, "height": 1000}) as seen:
        seen.goto(page_with(site, "pc-varies"))
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".md-header").is_visible()
        assert not seen.page.locator(".pc-copy").first.is_visible()
        for output in seen.page.locator(".pc-printed").all():
            assert not output.evaluate("box => box.scrollWidth > box.clientWidth")
