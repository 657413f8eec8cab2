"""A terminal on a page, in a browser: copying, selecting, explaining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import Visit, page_with, visit

pytestmark = pytest.mark.browser
SELECT = "element => { getSelection().selectAllChildren(element); return String(getSelection()) }"

PLACE = "element => [element.offsetTop, element.offsetWidth, element.offsetHeight]"
# What scripts find in a page that is no secure context; the test itself has to read it.
PLAIN = """window.kept = navigator.clipboard;
Object.defineProperty(navigator, "clipboard", { value: undefined });"""


@pytest.fixture
def lesson(browser: Browser, site: Path, served: str) -> Iterator[Visit]:
    """A page with values that vary."""
    rights = ["clipboard-read", "clipboard-write"]
    with visit(browser, served, permissions=rights, reduced_motion="reduce") as seen:
        seen.goto(page_with(site, "pc-varies"))
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        yield seen
        assert seen.errors == []


def test_the_button_copies_the_command_alone(lesson: Visit) -> None:
    for step in lesson.page.locator(".pc-command").all():
        button, before = step.locator(".pc-copy"), step.evaluate(PLACE)
        button.click()
        lesson.page.wait_for_selector(".pc-copied")
        copied = lesson.page.evaluate("navigator.clipboard.readText()")
        assert copied == button.get_attribute("data-copy")
        assert copied == (step.locator(".pc-typed").text_content() or "").rstrip("\n")
        assert step.evaluate(PLACE) == before


@pytest.fixture
def plain(browser: Browser, site: Path, served: str) -> Iterator[Visit]:
    """The same page as over plain http from another machine: without a clipboard for scripts."""
    rights = ["clipboard-read", "clipboard-write"]
    with visit(browser, served, permissions=rights) as seen:
        seen.page.add_init_script(PLAIN)
        seen.goto(page_with(site, "pc-varies"))
        yield seen
        assert seen.errors == []


def test_the_button_copies_over_plain_http(plain: Visit) -> None:
    button = plain.page.locator(".pc-copy").first
    button.focus()
    scrolled = plain.page.evaluate("scrollY")
    plain.page.keyboard.press("Enter")
    plain.page.wait_for_selector(".pc-copied")
    assert plain.page.evaluate("kept.readText()") == button.get_attribute("data-copy")
    assert button.evaluate("button => button === document.activeElement")
    assert plain.page.evaluate("scrollY") == scrolled
    assert plain.page.locator("textarea.pc-aside").count() == 0


def test_where_nothing_can_copy_the_page_says_so(plain: Visit) -> None:
    plain.page.evaluate("document.execCommand = () => false")
    said = plain.page.locator("[role=status]", has_text="does not allow copying")
    plain.page.locator(".pc-copy").first.click()
    said.wait_for()
    box = said.bounding_box()
    assert box
    assert box["width"] > 100
    assert plain.page.locator(".pc-copied").count() == 0


def test_an_address_that_cannot_be_read_stops_no_script(
    browser: Browser, site: Path, served: str
) -> None:
    with visit(browser, served) as seen:
        seen.goto(page_with(site, "data-page=") + "#50%")
        assert seen.page.locator(".pc-done-button").is_visible()
    assert seen.errors == []


def test_copying_is_announced(lesson: Visit) -> None:
    lesson.page.locator(".pc-copy").first.click()
    status = lesson.page.locator("[role=status]", has_text="Copied")
    status.wait_for(state="attached")


def test_what_is_selected_holds_no_prompt(lesson: Visit) -> None:
    for terminal in lesson.page.locator(".pc-terminal").all():
        selected = terminal.evaluate(SELECT)
        assert not re.search(r"^(\[[\w.-]+\] )?[$>] ", selected, re.MULTILINE)
        for line in terminal.locator(".pc-line").all():
            assert (line.text_content() or "").strip() in selected


def test_an_explanation_shows_on_hover(lesson: Visit) -> None:
    value = lesson.page.locator(".pc-varies").first
    value.hover()
    why = lesson.page.locator(".pc-why")
    assert why.is_visible()
    assert "on your machine" in why.inner_text()
    lesson.page.mouse.move(0, 0)
    assert not why.is_visible()


def test_an_explanation_shows_on_focus_and_leaves_with_escape(lesson: Visit) -> None:
    value = lesson.page.locator(".pc-varies[tabindex]").first
    value.focus()
    why = lesson.page.locator(".pc-why")
    assert why.is_visible()
    assert value.get_attribute("aria-describedby") == why.get_attribute("id")
    lesson.page.keyboard.press("Escape")
    assert not why.is_visible()


def test_the_keyboard_reaches_every_button(lesson: Visit) -> None:
    lesson.page.locator(".pc-copy").first.focus()
    lesson.page.keyboard.press("Enter")
    lesson.page.wait_for_selector(".pc-copied")


def test_only_what_scrolls_is_a_stop_of_the_tab_key(lesson: Visit) -> None:
    lesson.page.set_viewport_size({"width": 360, "height": 800})
    lesson.page.wait_for_timeout(100)
    for box in lesson.page.locator(".pc-printed").all():
        scrolls = box.evaluate("box => box.scrollWidth > box.clientWidth")
        assert (box.get_attribute("tabindex") == "0") == scrolls
