"""Makes what scrolls sideways reachable by keyboard, and gives it a name."""

from __future__ import annotations

import re

_CODE = re.compile(r'(<div class="(?:language-\S+ )?highlight">)<pre>')
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
# With a class, the theme's script leaves the table as it was built.
_FRAMED = (
    r'<div class="pc-table" tabindex="0" role="group" aria-label="Table">'
    r'<table class="pc-grid">\1</table></div>'
)


def reachable(html: str) -> str:
    """The page's HTML with every code block and table in something that can take the focus."""
    html = _CODE.sub(r'\1<pre tabindex="0" role="group" aria-label="Code">', html)
    html = html.replace("<th></th>", "<td></td>")  # a corner of a table is no heading
    return _TABLE.sub(_FRAMED, html)
