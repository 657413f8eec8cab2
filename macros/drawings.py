"""Drawings that stay readable on a narrow screen: each in a box in which it can be moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from macros.size import box

_IMAGE = re.compile(r"<p>(<img [^>]*?src=\"([^\"]+\.svg)\"[^>]*?) ?/?>\s*</p>")
_FRAME = (
    '<div class="pc-drawing{wide}" tabindex="0" role="group" aria-label="Drawing">{image}</div>'
)
_WIDE = 600  # in the units of a drawing; text has 13 of them or more


def framed(html: str, docs: Path, page: str) -> str:
    """The HTML of a page below `docs`: each drawing in a box, and its size with it."""
    return _IMAGE.sub(_in(docs, PurePosixPath(page).parent), html)


def _in(docs: Path, folder: PurePosixPath) -> Callable[[re.Match[str]], str]:
    def frame(found: re.Match[str]) -> str:
        width, height = box(docs / folder / found[2])
        if not width:
            return found[0]
        image = f'{found[1]} width="{width}" height="{height}">'
        return _FRAME.format(wide=" pc-drawing--wide" if width > _WIDE else "", image=image)

    return frame
