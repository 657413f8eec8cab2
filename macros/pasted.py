"""Values that a command takes from earlier output: the reader has others there."""

from __future__ import annotations

import re

from macros.html import Html, Shape, joined
from macros.mask import Mask
from shellproof import pattern
from shellproof.pattern import Hole

_PASTED = Shape(
    '<span class="pc-varies" title="Put your own value here: {name}" tabindex="0">{value}</span>'
)


def with_pasted(source: str, line: str, mask: Mask) -> Html:
    """A line of a command, the values marked that stand where its source has placeholders."""
    if source == line:
        return mask(line)
    parts = pattern.parse(source)
    shape = "".join(re.escape(part) if isinstance(part, str) else "(.+?)" for part in parts)
    found = re.fullmatch(shape, line)
    if not found:
        return mask(line)
    values = iter(found.groups())
    return joined(
        mask(part) if isinstance(part, str) else _pasted(part, next(values), mask) for part in parts
    )


def _pasted(hole: Hole, value: str, mask: Mask) -> Html:
    """The value, unless the placeholder turned out to be plain text."""
    if value == hole.source:
        return mask(value)
    return _PASTED(name=f"the {hole.name or hole.kind} from above", value=mask(value))
