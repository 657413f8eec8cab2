"""Keeps what is short on one page: a terminal, a step of it, a file."""

from __future__ import annotations

from lxml.html import HtmlElement

SHORT = 18  # lines; a page has about seventy
_KEPT = ".//figure | .//div[contains(@class, 'pc-step')]"
_MORE = ".//span[@class='break'] | .//p | .//figcaption"


def keep_whole(article: HtmlElement) -> None:
    """Mark in place what no page may break, and what leads in to a block, however long that is."""
    for block in article.xpath(_KEPT):
        if _lines(block) <= SHORT:
            _mark(block, "whole")
        before = block.getprevious()
        if block.tag == "figure" and before is not None and before.tag == "p":
            _mark(before, "lead-in")


def _mark(block: HtmlElement, name: str) -> None:
    block.set("class", f"{block.get('class', '')} {name}".strip())


def _lines(block: HtmlElement) -> int:
    """About how many lines of the book it takes."""
    code: int = sum(pre.text_content().rstrip().count("\n") + 1 for pre in block.iter("pre"))
    return code + len(block.xpath(_MORE))
