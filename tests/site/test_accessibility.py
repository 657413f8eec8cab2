"""Everybody can use the site: axe finds nothing, keys reach all, motion can be reduced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.browsing import Visit, visit
from tests.site.kinds import kinds
from tests.site.test_browser import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NO_PAGE = "404.html"
STOPS = 60  # as many times the Tab key is pressed on a page
MANY = 12  # of a kind are opened on a page; the list of commands has hundreds that are alike
OPEN = """many => {
  const kinds = Object.groupBy(document.querySelectorAll("details"), ({ className }) => className);
  for (const alike of Object.values(kinds)) {
    for (const each of alike.slice(0, many)) each.open = true;
  }
}"""
# The only rules that look at colours: all others find the same in both schemes.
COLOURS = ("color-contrast", "link-in-text-block")
# Notes what the focus looks like at each stop: a line around the element or around its label.
RINGS = """() => {
  window.rings = [];
  document.addEventListener("focusin", ({ target: here }) => {
    const label = here.labels?.[0] ?? here;
    const drawn = [here, label, here.nextElementSibling, here.form].some((element) => {
      if (!element) return false;
      const style = getComputedStyle(element);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    rings.push([here.outerHTML.slice(0, 90), drawn]);
  });
}"""
MOVING = """() => [...document.querySelectorAll("*")]
  .filter((element) => ["transitionDuration", "animationDuration"].some((name) =>
    getComputedStyle(element)[name].split(",").some((time) => parseFloat(time) > 0.05)))
  .map((element) => element.outerHTML.slice(0, 90))"""


def faults(seen: Visit, rules: Sequence[str] = ()) -> Iterator[str]:
    """What axe says against the page as it stands; by some rules or all."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}  # of all else it describes one each
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found: dict[str, Any] = Axe().run(seen.page, options=options).response
    for violation in found["violations"]:
        for node in violation["nodes"]:
            yield f"{seen.page.url}: {violation['help']}: {node['target']}: {node['html'][:120]}"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_moves(
    browser: Browser, site: Path, served: str, width: int
) -> None:
    found: list[str] = []
    size = {"width": width, "height": 900}
    with visit(browser, served, viewport=size, reduced_motion="reduce") as seen:
        for name in [*kinds(site), NO_PAGE]:
            seen.goto(name)
            seen.page.evaluate(OPEN, MANY)
            seen.page.emulate_media(color_scheme="light")
            found += faults(seen)
            seen.page.emulate_media(color_scheme="dark")
            found += faults(seen, COLOURS)
            assert seen.page.evaluate(MOVING) == [], name
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_what_opens(
    browser: Browser, served: str, width: int, scheme: Scheme
) -> None:
    size = {"width": width, "height": 900}
    with visit(browser, served, viewport=size, color_scheme=scheme) as seen:
        seen.goto("index.html")
        seen.page.locator("body").press("/")
        seen.page.locator(".md-search__input").fill("No such container")
        seen.page.locator(".md-search-result__item").first.wait_for()
        found = list(faults(seen))
        if width == WIDTHS[0]:
            seen.goto("index.html")
            seen.page.locator("label.md-header__button[for=__drawer]").click()
            seen.page.wait_for_timeout(400)
            found += faults(seen)
    assert not found, "\n".join(found)


def test_axe_sees_what_is_wrong(browser: Browser, served: str) -> None:
    with visit(browser, served) as seen:
        seen.goto("index.html")
        seen.page.evaluate("document.querySelector('h2').style = 'color: #888; background: #777'")
        assert any("contrast" in fault for fault in faults(seen, COLOURS))
        seen.page.evaluate("document.querySelector('h1').innerHTML = '<img src=x><i style=\"\">'")
        assert any("alternative text" in fault for fault in faults(seen))


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_the_focus_is_visible_at_every_stop(
    browser: Browser, site: Path, served: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    with visit(browser, served, viewport=size, reduced_motion="reduce") as seen:
        for name in kinds(site):
            seen.goto(name)
            seen.page.evaluate(RINGS)
            for _ in range(STOPS):
                seen.page.keyboard.press("Tab")
            reached = seen.page.evaluate("rings")
            assert len(reached) > STOPS // 3
            unseen = [html for html, drawn in reached if not drawn]
            assert not unseen, f"{name}: no ring around {unseen[0]}"
