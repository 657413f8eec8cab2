"""Keeps the options of commands whole: a browser breaks a line after the hyphens of `--detach`."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"<pre\b.*?</pre>|<code>([^<]*)</code>", re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?\w[\w-]*")


def unbroken(html: str) -> str:
    """The page's HTML with each option in code between words marked as one word."""
    return _BLOCK.sub(_whole, html)


def _whole(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    return f"<code>{_OPTION.sub(_marked, found[1])}</code>"


def _marked(found: re.Match[str]) -> str:
    return f'<span class="pc-option">{found[0]}</span>'
