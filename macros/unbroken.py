"""Keeps the options of commands whole: a browser breaks a line after the hyphens of `--detach`."""

from __future__ import annotations

import re

# The list of commands has thousands of lines, which are left as they are.
_CODE = re.compile(
    r'<pre(?! class="pc-typed")\b.*?</pre>|<details class="pc-lines.*?</details>'
    r'|(<code>|<span class="pc-line"[^>]*><span>)([^<]*)',
    re.DOTALL,
)
_OPTION = re.compile(r"(?<![\w-])--?\w[\w-]*")


def unbroken(html: str) -> str:
    """The page's HTML with each option in a command, or in code between words, as one word."""
    return _CODE.sub(_whole, html)


def _whole(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    return found[1] + _OPTION.sub(_marked, found[2])


def _marked(found: re.Match[str]) -> str:
    return f'<span class="pc-option">{found[0]}</span>'
