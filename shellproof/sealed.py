"""Files that a program wrote: each says which one, and its seal breaks when somebody edits it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shellproof.errors import SourceError

MADE = "//"  # sorts before every name
_LINE = "# seal: "
_EDITED = "was edited by hand"


def seal(data: Mapping[str, Any]) -> str:
    """The hash of all but the seal itself."""
    rest = {key: value for key, value in data.items() if key != "seal"}
    return _hash(json.dumps(rest, sort_keys=True, ensure_ascii=False))


def _hash(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def written(data: Mapping[str, Any], made: str, *, sort: bool = True) -> str:
    """The data as a file's text; `made` is the command that makes it anew."""
    whole = {MADE: f"Not by hand: {made}", **data}
    whole["seal"] = seal(whole)
    return json.dumps(whole, indent=1, sort_keys=sort, ensure_ascii=False) + "\n"


def check(path: Path, data: Any, what: str, fix: str) -> None:
    """Refuse data that nobody sealed. Raises SourceError."""
    if not isinstance(data, dict) or data.get("seal") != seal(data):
        raise SourceError(path, 1, f"{what} {_EDITED}", fix)


def lines(text: str) -> str:
    """A text of lines with its seal below it."""
    return f"{text}{_LINE}{_hash(text)}\n"


def check_lines(path: Path, text: str, what: str, fix: str) -> None:
    """Refuse lines that nobody sealed. Raises SourceError."""
    body, _, _ = text.rpartition(_LINE)
    if text != lines(body):
        raise SourceError(path, 1, f"{what} {_EDITED}", fix)
