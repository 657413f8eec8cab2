"""The board: macros leave HTML here and put a token into the page instead.

A token is one word on one line, so a call may stand in a list, a tab or an admonition, and Markdown
never reads what was recorded. Once the page is HTML, each token's paragraph gives way to the HTML.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

from macros.html import Html

# A page cannot guess it, so no text of a page is ever taken for a token.
NONCE = secrets.token_hex(8)
_TOKEN = re.compile(rf"shown{NONCE}x\d+x")
_BLOCK = re.compile(
    rf"<p>\s*({_TOKEN.pattern})\s*</p>"
    rf"|(?<=<li>)({_TOKEN.pattern})(?=\s*<)|(?<=<dd>)({_TOKEN.pattern})(?=\s*<)"
)


@dataclass(slots=True)
class Board:
    """What the macros of the page at hand have rendered, by token."""

    _shown: list[Html] = field(default_factory=list)

    def put(self, html: Html) -> str:
        """Keep some HTML and give back the token that stands for it."""
        self._shown.append(html)
        return f"shown{NONCE}x{len(self._shown) - 1}x"

    def swap(self, content: str) -> str:
        """Put the HTML where the tokens stand on a line of their own."""
        return _BLOCK.sub(self._html, content)

    def _html(self, found: re.Match[str]) -> str:
        token = next(group for group in found.groups() if group)
        return str(self._shown[int(token.split("x")[-2])])

    def clear(self) -> None:
        """Forget the page: the next one starts with an empty board."""
        self._shown.clear()


def first_token(text: str) -> str:
    """The first token in a text, or nothing."""
    found = _TOKEN.search(text)
    return found[0] if found else ""


BOARD = Board()
