"""What a pointer can do, keys can: play a terminal, choose colours, a tab, the search."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import page_with, visit

pytestmark = pytest.mark.browser
SCHEME = "document.body.dataset.mdColorScheme"


def test_the_colours_are_chosen_with_the_enter_key_and_kept(browser: Browser, base: str) -> None:
    with visit(browser, base, color_scheme="dark") as seen:
        seen.goto("index.html")
        assert seen.page.evaluate(SCHEME) == "slate"
        seen.page.locator(".md-option:checked").focus()
        found = []
        for _ in range(3):
            seen.page.keyboard.press("Enter")
            found.append(seen.page.evaluate(SCHEME))
            assert seen.page.locator(".md-header__option label:visible").count() == 1
        assert found == ["default", "slate", "slate"]
        seen.page.keyboard.press("Enter")
        seen.page.reload()
        assert seen.page.evaluate(SCHEME) == "default"
    assert seen.errors == []


def test_the_colours_follow_the_system_until_one_is_chosen(browser: Browser, served: str) -> None:
    with visit(browser, served, color_scheme="light") as seen:
        seen.goto("index.html")
        seen.page.evaluate("localStorage.setItem('/.__palette', '{')")
        seen.page.reload()
        assert seen.page.evaluate(SCHEME) == "default"
        seen.page.emulate_media(color_scheme="dark")
        seen.page.wait_for_function(f"{SCHEME} === 'slate'")
    assert seen.errors == []


def test_a_terminal_plays_by_the_keyboard(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto(page_with(site, "pc-snippet--plays"))
        button = seen.page.locator(".pc-play").first
        button.focus()
        seen.page.keyboard.press("Enter")
        expect(button).to_have_text("Pause")
        seen.page.keyboard.press(" ")
        expect(button).to_have_text("Go on")


def test_tabs_are_changed_by_the_arrow_keys(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto(page_with(site, 'class="tabbed-set'))
        tabs = seen.page.locator(".tabbed-set").first
        tabs.locator("input").first.focus()
        seen.page.keyboard.press("ArrowRight")
        assert tabs.locator("input").nth(1).is_checked()
        assert tabs.locator(".tabbed-block").nth(1).is_visible()
        assert not tabs.locator(".tabbed-block").first.is_visible()


def test_a_slash_opens_the_search_before_anything_else_was_done(
    browser: Browser, base: str
) -> None:
    with visit(browser, base) as seen:
        seen.goto("index.html")
        seen.page.keyboard.press("/")
        expect(seen.page.locator(".md-search__input")).to_be_focused()
        seen.page.keyboard.type("volume")
        expect(seen.page.locator(".md-search__input")).to_have_value("volume")
        seen.page.locator(".md-search-result__item").first.wait_for()
