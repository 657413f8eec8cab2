"""Takes from an article what only a browser needs, and opens what a reader of paper cannot."""

from __future__ import annotations

from lxml.html import HtmlElement

_NOT_ON_PAPER = (
    ".//script | .//style | .//button | .//*[@aria-hidden='true'] | .//*[@hidden]"
    " | .//a[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"
    " | .//*[contains(concat(' ', @class, ' '), ' pc-web ')]"
    " | .//*[contains(@class, 'pc-doors')]"
    " | .//ol[contains(@class, 'pc-path')]"  # the book has its own contents
)
# What only says once more what its block says.
_NOTHING_MORE = ".//pre//kbd | .//pre//samp | .//div[@class='pc-command']"
_KEPT = {"alt", "class", "colspan", "data-prompt", "href", "id", "rowspan", "scope", "src", "start"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def tidy(article: HtmlElement) -> None:
    """Change the article in place; figures and links are left as they are."""
    for element in article.xpath(_NOT_ON_PAPER):
        element.drop_tree()
    _drop_empty_sections(article)
    for element in list(article.iter("details")):
        _open(element)
    for source in article.xpath(".//*[contains(@class, 'highlight')]//pre"):
        _plain(source)
    for option in article.find_class("pc-option"):  # the book breaks its lines itself
        option.drop_tag()
    for line in article.find_class("pc-line"):
        _prompt(line)
    for element in article.xpath(_NOTHING_MORE):
        element.drop_tag()  # each would be a box more, for every line that it holds
    for element in article.xpath(".//*[not(ancestor-or-self::svg)]"):
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]


def demote(article: HtmlElement) -> None:
    """Make every heading one level lower: the chapter's stands above."""
    for heading in list(article.iter(*_HEADINGS[:5])):
        heading.tag = f"h{int(heading.tag[1]) + 1}"


def _drop_empty_sections(article: HtmlElement) -> None:
    """Drop headings that nothing is left under, the lowest first."""
    for heading in reversed(list(article.iter(*_HEADINGS))):
        following = heading.getnext()
        ends = following is None or _HEADINGS[0] <= following.tag <= heading.tag
        if ends and heading.tag != "h1":
            heading.drop_tree()


def _open(details: HtmlElement) -> None:
    """A box under its name; of a proof the one line, as its facts stand in the colophon."""
    summary = details.find("summary")
    if "pc-proof" in details.get("class", ""):
        for fact in details.findall("dl"):
            fact.drop_tree()
        details.tag = "p"
        summary.drop_tag()
        return
    if "pc-fold" not in details.get("class", ""):
        details.set("class", f"admonition opened {details.get('class', '')}".strip())
        summary.set("class", "admonition-title")
    details.tag, summary.tag = "div", "p"


def _plain(source: HtmlElement) -> None:
    """Without colours: a span for every word makes the book's structure huge."""
    written = source.text_content()
    for child in list(source):
        source.remove(child)
    source.text = written


def _prompt(line: HtmlElement) -> None:
    """The prompt as an element of its own, before the line's text."""
    prompt = line.makeelement("span", {"class": "prompt", "data-prompt": line.get("data-prompt")})
    line.addprevious(prompt)
    for child in line.findall("span"):
        if "class" not in child.attrib:
            child.drop_tag()
    line.drop_tag()
