"""The Content-Security-Policy of a page: its own files, and the inline scripts it was built with.

A static site has no headers of its own, so the policy stands in a <meta>, before any script.
"""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?![^>]*\b(?:src=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
_BEFORE = '<meta charset="utf-8">'
_RULES = (
    "default-src 'none'",
    "script-src 'self' {hashes}",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",  # Markdown aligns the cells of tables that way
    "img-src 'self' data:",  # icons in style sheets are data
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def with_policy(html: str) -> str:
    """The page with its policy, which knows every inline script of it by hash."""
    hashes = sorted({_hash(script) for script in _INLINE.findall(html)})
    rules = "; ".join(_RULES).format(hashes=" ".join(hashes))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return html.replace(_BEFORE, f"{_BEFORE}\n      {meta}", 1)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
