"""What stays on the reader's machine after a page, as its front matter says."""

from __future__ import annotations

from collections.abc import Iterable

from macros.html import Html, Shape, joined

_LIST = Shape('<ul class="pc-stays">{items}</ul>')
_ITEM = Shape("<li>{kind} <code>{name}</code></li>")
_NOTHING = Html('<p class="pc-stays">Following this page leaves nothing behind.</p>')


def what_stays(left: Iterable[str]) -> Html:
    """A list of what stays, each as kind and name, or the good news that nothing does."""
    pairs = (entry.partition(" ") for entry in left)
    items = joined(_ITEM(kind=kind, name=name) for kind, _, name in pairs)
    return _LIST(items=items) if items else _NOTHING
