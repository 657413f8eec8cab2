"""The search index holds every error by its message, as a part of a title."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.site.browsing import visit

INDEX = "reference/errors.html"
FEWEST = 35


def test_every_error_is_found_by_its_message(site: Path) -> None:
    docs = json.loads((site / "search" / "search_index.json").read_text())["docs"]
    titles = {doc["location"]: html.fromstring(f"<p>{doc['title']}</p>") for doc in docs}
    page = html.parse(site / INDEX).getroot()
    said = 0
    for heading in page.iter("h3", "h4"):
        title = "".join(map(str, titles[f"{INDEX}#{heading.get('id')}"].itertext()))
        for message in heading.iter("span"):
            said += 1
            assert (message.text or "").strip() in title
    assert said >= FEWEST


@pytest.mark.browser
def test_a_link_to_an_error_unfolds_it(browser: Browser, site: Path, served: str) -> None:
    page = html.parse(site / INDEX).getroot()
    head, case = next(page.iter("h3")), next(page.iter("h4"))
    with visit(browser, served) as seen:
        for place in (head.get("id"), case.get("id")):
            seen.goto(f"{INDEX}#{place}")
            below = seen.page.locator(
                f"[id='{place}'] ~ * .pc-terminal, [id='{place}'] ~ .pc-message"
            )
            below.first.wait_for(state="visible")
            assert seen.page.locator(f"[id='{place}']").is_visible()
    assert (seen.outside, seen.errors) == ([], [])
