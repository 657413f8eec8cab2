"""What a reader has done is kept in the browser, shown on the home page, and can be forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import Visit, page_with, pages, visit

pytestmark = pytest.mark.browser
KEY = "proven-containers.done"


def said(seen: Visit) -> str:
    """What the home page says of the reader's progress."""
    seen.goto("index.html")
    return seen.page.locator(".pc-progress").inner_text()


def test_a_lesson_that_is_done_counts_until_it_is_forgotten(
    browser: Browser, site: Path, base: str
) -> None:
    lesson = page_with(site, "data-page=")
    with visit(browser, base) as seen:
        before = re.match(r"0 of (\d+) lessons done, about (\d+) hours left", said(seen))
        assert before
        seen.goto(lesson)
        button = seen.page.locator(".pc-done-button")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        seen.page.reload()
        assert button.get_attribute("aria-pressed") == "true"
        assert f"1 of {before[1]} lessons done" in said(seen)
        finished = seen.page.locator(".pc-finished a").all()
        assert [link.get_attribute("href") for link in finished] == [lesson]
        seen.page.get_by_text("Forget what I have done").click()
        assert said(seen).startswith("0 of ")
    assert (seen.outside, seen.errors) == ([], [])


def test_it_can_be_taken_back(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto(page_with(site, "data-page="))
        seen.page.locator(".pc-done-button").click()
        seen.page.locator(".pc-done-button").click()
        assert seen.page.evaluate(f"localStorage.getItem('{KEY}')") == "[]"


def test_two_tabs_lose_nothing_of_each_other(browser: Browser, site: Path, served: str) -> None:
    """Each has noted one lesson; the home page beside them and a tab on the same lesson see it."""
    first, second = [name for name in pages(site) if "data-page=" in (site / name).read_text()][:2]
    with visit(browser, served) as seen:
        tabs = [seen.page, *(seen.page.context.new_page() for _ in range(3))]
        for tab, name in zip(tabs, (first, second, first, "index.html"), strict=True):
            tab.goto(f"{served}/{name}")
        for tab in tabs[:2]:
            tab.locator(".pc-done-button").click()
        tabs[2].locator(".pc-done-button[aria-pressed=true]").wait_for()
        tabs[3].locator(".pc-progress", has_text="2 of ").wait_for()
        kept = json.loads(seen.page.evaluate(f"localStorage.getItem('{KEY}')"))
        assert kept == sorted([first, second])


@pytest.mark.parametrize("kept", ["{", "null", '{"a": 1}', "[3]"])
def test_whatever_was_kept_the_page_works(browser: Browser, served: str, kept: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("index.html")
        seen.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
        assert said(seen).startswith("0 of ")
    assert seen.errors == []


def test_without_scripts_nothing_promises_to_remember(
    browser: Browser, site: Path, served: str
) -> None:
    with visit(browser, served, java_script_enabled=False) as seen:
        seen.goto(page_with(site, "data-page="))
        assert not seen.page.locator(".pc-done").is_visible()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_opens_the_contents_on_a_narrow_screen(
    browser: Browser, served: str, key: str
) -> None:
    with visit(browser, served, viewport={"width": 360, "height": 800}) as seen:
        seen.goto("index.html")
        seen.page.locator("label.md-header__button[for=__drawer] button").focus()
        seen.page.keyboard.press(key)
        assert seen.page.locator("#__drawer").is_checked()
        assert seen.page.locator(".md-sidebar--primary .md-nav__link").first.is_visible()
