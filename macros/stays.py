"""What stays on the reader's machine after a page, as its front matter says."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

_LIST = Markup('<ul class="pc-stays">{}</ul>')
_ITEM = Markup("<li>{kind} <code>{name}</code></li>")
_NOTHING = Markup('<p class="pc-stays">Following this page leaves nothing behind.</p>')


def what_stays(left: Iterable[str]) -> Markup:
    """A list of what stays, each as kind and name, or the good news that nothing does."""
    pairs = (entry.partition(" ") for entry in left)
    items = Markup().join(_ITEM.format(kind=kind, name=name) for kind, _, name in pairs)
    return _LIST.format(items) if items else _NOTHING
