"""Terms explain themselves, to the pointer, to the keyboard, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import page_with, visit

pytestmark = pytest.mark.browser
TERM = "p .pc-term"


def test_a_term_explains_itself_on_hover_and_on_focus(
    browser: Browser, site: Path, served: str
) -> None:
    with visit(browser, served) as seen:
        seen.goto(page_with(site, "pc-term"))
        term, why = seen.page.locator(TERM).first, seen.page.locator(".pc-why")
        term.hover()
        assert why.is_visible()
        meaning = why.inner_text()
        seen.page.mouse.move(0, 0)
        assert not why.is_visible()
        term.focus()
        assert why.is_visible()
        assert term.get_attribute("aria-describedby") == why.get_attribute("id")
        seen.page.keyboard.press("Escape")
        assert not why.is_visible()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/reference/glossary.html#term-*")
        named = seen.page.locator(":target + dd")
        assert " ".join(meaning.split()) in " ".join(named.inner_text().split())
    assert (seen.outside, seen.errors) == ([], [])


def test_without_scripts_a_term_is_a_link_with_a_title(
    browser: Browser, site: Path, base: str
) -> None:
    with visit(browser, base, java_script_enabled=False) as seen:
        seen.goto(page_with(site, "pc-term"))
        term = seen.page.locator(TERM).first
        assert len(term.get_attribute("title") or "") > 20
        term.click()
        seen.page.locator("dt:target").wait_for(state="visible")
