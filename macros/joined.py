"""One style sheet and one script in the place of many: a reader's browser asks once for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

STYLE, SCRIPT = "assets/css/all.css", "assets/js/all.js"


def joined(docs: Path, names: Sequence[str]) -> str:
    """The files one after the other. They lie in one folder, so what they name is still found."""
    assert len({name.rpartition("/")[0] for name in names}) == 1, "files of two folders"
    return "\n".join((docs / name).read_text(encoding="utf-8") for name in names)
