"""Makes what scrolls sideways reachable by keyboard, and gives it a name."""

from __future__ import annotations

import re

_CODE = re.compile(r'(<div class="(?:language-\S+ )?highlight">)<pre>')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def reachable(html: str) -> str:
    """The page's HTML with every code block and table in something that can take the focus."""
    html = _CODE.sub(r'\1<pre tabindex="0" role="group" aria-label="Code">', html)
    return _TABLE.sub(_framed, html)


def _framed(found: re.Match[str]) -> str:
    return f'<div class="pc-table" tabindex="0" role="group" aria-label="Table">{found[0]}</div>'
