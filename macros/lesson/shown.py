"""What a lesson shows as printed comes from recordings: no block holds output typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shellproof.errors import SourceError
from shellproof.fences import blocks

_OUTPUT = {"", "text", "txt", "plain", "plaintext", "none", "output", "log"}
_FIX = (
    "show it by a snippet, name the language of a file, or write above it  "
    "<!-- unproven: the reason -->"
)


def faults(path: Path) -> Iterator[SourceError]:
    """Blocks of plain text without a reason."""
    for block in blocks(path):
        if not block.closed or block.commands or block.excused:
            continue
        if block.language in _OUTPUT:
            yield SourceError(path, block.line, "this text comes from no recording", _FIX)
