"""Tabs on paper: the content of each under its name, one after the other."""

from __future__ import annotations

from lxml.html import HtmlElement


def unfold(article: HtmlElement) -> None:
    """Change every set of tabs of the article in place."""
    for tabs in list(article.find_class("tabbed-set")):
        names = tabs.xpath("./div[contains(@class, 'tabbed-labels')]/label")
        contents = tabs.xpath("./div[contains(@class, 'tabbed-content')]/div")
        anchors = [button.get("id") for button in tabs.findall("input")]
        for name, content, anchor in zip(names, contents, anchors, strict=True):
            _name(content, name, anchor)
            tabs.append(content)
        for left in tabs.xpath("./input | ./div[not(@class='tab')]"):
            left.drop_tree()
        tabs.set("class", "tabs")


def _name(content: HtmlElement, name: HtmlElement, anchor: str) -> None:
    """Make the label the title of its content, and the content the target of links to the tab."""
    name.tag, name.tail = "p", None
    name.attrib.clear()
    name.set("class", "tab-title")
    content.insert(0, name)
    content.text = None
    content.set("id", anchor)
    content.set("class", "tab")
