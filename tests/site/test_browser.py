"""What a browser does with the site: nothing leaves it, nothing complains, and it reads well."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import page_with, pages, visit

pytestmark = pytest.mark.browser
WIDTHS = (360, 768, 1440)
# How wide the title is, and how wide it is in a font that is surely there.
DRAWN = """async () => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("h1").firstChild);
  const first = range.getBoundingClientRect().width;
  const font = new URL("assets/fonts/plex-sans.woff2", document.baseURI);
  const face = new FontFace("Surely", `url(${font})`, { weight: "100 700" });
  document.fonts.add(await face.load());
  document.querySelector("h1").style.fontFamily = "Surely";
  return [first, range.getBoundingClientRect().width];
}"""
# How bright the text and the ground are, 0 to 255.
INK = """() => [document.querySelector("article p"), document.body].map((element, ground) => {
  const colour = getComputedStyle(element)[ground ? "backgroundColor" : "color"];
  return Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number));
})"""


def test_no_page_asks_for_anything_outside_or_scrolls_sideways(
    browser: Browser, site: Path, base: str
) -> None:
    assert pages(site)
    with visit(browser, base) as seen:
        for name in pages(site):
            seen.goto(name)
            for width in WIDTHS:
                seen.page.set_viewport_size({"width": width, "height": 800})
                wide = seen.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{name} is {wide} px wide in a window of {width} px"
            seen.page.mouse.move(5, 5)  # a reader is there: the theme's script starts
        seen.page.wait_for_load_state("networkidle")
    assert (seen.outside, seen.errors) == ([], [])


def test_the_first_view_has_the_fonts_of_the_course(browser: Browser, base: str) -> None:
    """In a browser that was never here. On a slow machine a font is late: one in time is enough."""
    for _ in range(5):
        with visit(browser, base) as seen:
            seen.goto("index.html")
            widths = seen.page.evaluate(DRAWN)
        if widths[0] == widths[1]:
            return
    pytest.fail(f"the title is {widths[0]} px wide, and {widths[1]} px in Plex Sans")


def test_drawings_can_be_read_on_a_narrow_screen(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served, viewport={"width": 360, "height": 800}) as seen:
        for name in pages(site):
            if "pc-drawing" not in (site / name).read_text():
                continue
            seen.goto(name)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            for image in seen.page.locator(".pc-drawing img").all():
                source, wide = image.evaluate(
                    "image => [image.src, image.getBoundingClientRect().width]"
                )
                drawing = (site / urlsplit(source).path.lstrip("/")).read_text()
                units = float(re.findall(r'viewBox="0 0 (\d+)', drawing)[0])
                least = min(map(float, re.findall(r'font-size[:=][ "]*(\d+)', drawing)))
                assert least * wide / units >= 10, source
            box = seen.page.locator(".pc-drawing[tabindex]").first
            assert box.evaluate("box => box.scrollWidth > box.clientWidth"), name


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
        seen.goto(page_with(site, "Answer to question 1"))
        answer = seen.page.locator("details.question", has_text="Answer to question 1")
        assert not answer.locator("p").first.is_visible()
        answer.locator("summary").click()
        assert answer.locator("p").first.is_visible()


def test_on_paper_everything_is_dark_on_light(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served, color_scheme="dark") as seen:
        seen.goto(page_with(site, "pc-varies"))
        assert seen.page.evaluate(INK)[0] > seen.page.evaluate(INK)[1]
        seen.page.emulate_media(media="print")
        ink, paper = seen.page.evaluate(INK)
        assert ink < 100 < 240 < paper


def test_on_paper_nothing_is_cut_off(browser: Browser, site: Path, served: str) -> None:
    with visit(browser, served, viewport={"width": 700, "height": 1000}) as seen:
        seen.goto(page_with(site, "pc-varies"))
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".pc-proof dl").first.is_visible()
        assert not seen.page.locator(".md-header").is_visible()
        assert not seen.page.locator(".pc-copy").first.is_visible()
        for output in seen.page.locator(".pc-printed").all():
            assert not output.evaluate("box => box.scrollWidth > box.clientWidth")
