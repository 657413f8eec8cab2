"""The theme's style sheets without what no page shows: most of them, and a reader waits for all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

_BLOCK = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_COLOUR = re.compile(r'\[data-md-color-(?:scheme|primary|accent)="?([\w-]+)"?\]')
_COMMA = re.compile(r",(?![^(\[]*[)\]])")
_ROOM = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SHOWN = re.compile(r'class="([^"]*)"')
# What the theme's script gives to what it makes: results of the search, and how things stand.
_GIVEN = re.compile(
    r"\b(?:md-(?:dialog|header|nav|search|top|typeset)\w*[\w-]*|tabbed-[\w-]+|js)\b"
)
_PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:url\((?:\"[^\"]*\"|'[^']*'|[^)\"']*)\)|[^;}])*;?")
_USED = re.compile(r"var\((--[\w-]+)")
_COLOURS = {"default", "slate", "custom"}


def sheets(theme: Iterable[str]) -> str:
    """The style sheets in a theme's folders, one after the other."""
    found = (sorted(Path(folder, "assets", "stylesheets").glob("*.css")) for folder in theme)
    texts = (path.read_text(encoding="utf-8") for paths in found for path in paths)
    return _COMMENT.sub("", "".join(texts)).replace('@charset "UTF-8";', "")


def shown(html: str) -> set[str]:
    """The classes of a page."""
    return set(" ".join(_SHOWN.findall(html)).split())


def given(theme: Iterable[str]) -> set[str]:
    """The classes that the theme's script gives when it runs."""
    found = (Path(folder, "assets", "javascripts").glob("bundle.*.js") for folder in theme)
    texts = (path.read_text(encoding="utf-8") for paths in found for path in paths)
    return {name for text in texts for name in _GIVEN.findall(text)}


def thin(style: str, classes: Collection[str], rest: str) -> str:
    """The rules that can match, with the values that they or the `rest` of the styles name."""
    rules = "".join(_rules(style, classes))
    used = {*_USED.findall(rules), *_USED.findall(rest)}
    return _PROPERTY.sub(lambda found: found[0] if found[1] in used else "", rules)


def _rules(style: str, classes: Collection[str]) -> Iterator[str]:
    for head, body in _BLOCK.findall(style):
        if head.startswith(("@media", "@supports")):
            inside = "".join(_rules(body, classes))
            yield f"{head}{{{inside}}}" if inside else ""
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [each for each in _COMMA.split(head) if _can_match(each, classes)]:
            yield f"{','.join(kept)}{{{body}}}"


def _can_match(selector: str, classes: Collection[str]) -> bool:
    """Whether the site has all that a selector asks for; what stands in parentheses it may."""
    plain = _ROOM.sub("", selector)
    named, colours = _CLASS.findall(plain), _COLOUR.findall(plain)
    return all(name in classes for name in named) and _COLOURS.issuperset(colours)
