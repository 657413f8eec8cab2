"""A terminal that plays, in a browser: it pauses, goes on, ends, prints whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import Visit, page_with, visit

pytestmark = pytest.mark.browser
SHOWN = "() => document.querySelectorAll('.pc-unplayed').length"


@pytest.fixture
def lesson(browser: Browser, site: Path, served: str) -> Iterator[Visit]:
    """A page with a terminal that plays, on a clock that the test winds."""
    with visit(browser, served) as seen:
        seen.page.clock.install()
        seen.goto(page_with(site, "pc-snippet--plays"))
        yield seen
        assert seen.errors == []
        assert seen.outside == []


def test_it_plays_pauses_and_goes_on_to_its_end(lesson: Visit) -> None:
    page, button = lesson.page, lesson.page.locator(".pc-play").first
    assert page.evaluate(SHOWN) == 0
    button.click()
    expect(button).to_have_text("Pause")
    hidden = page.evaluate(SHOWN)
    assert hidden > 1
    for _ in range(100):  # until the first part of it was played, however long that takes
        page.clock.run_for(100)
        if page.evaluate(SHOWN) < hidden:
            break
    assert 0 < page.evaluate(SHOWN) < hidden
    button.click()
    expect(button).to_have_text("Go on")
    rest = page.evaluate(SHOWN)
    page.clock.run_for(60_000)
    assert page.evaluate(SHOWN) == rest
    button.click()
    page.clock.run_for(60_000)
    assert page.evaluate(SHOWN) == 0
    expect(button).to_have_text("Play")


def test_what_is_not_played_yet_can_be_read_and_is_printed(lesson: Visit) -> None:
    page = lesson.page
    page.locator(".pc-play").first.click()
    part = page.locator(".pc-unplayed").last
    assert part.text_content()
    assert part.evaluate("part => getComputedStyle(part).visibility") == "visible"
    page.emulate_media(media="print")
    assert part.evaluate("part => getComputedStyle(part).opacity") == "1"
    assert not page.locator(".pc-play").first.is_visible()
