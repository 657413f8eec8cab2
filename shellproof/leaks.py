"""Secrets that stand where they would be published: on a page, in a transcript or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shellproof.errors import SourceError
from shellproof.kinds import SECRETS

_SECRETS = re.compile(SECRETS.encode())
_FIX = "revoke it, and write  <name:secret>  where a command prints one"


def faults(path: Path) -> Iterator[SourceError]:
    """The lines of a file with something in them that only its owner may know."""
    data = path.read_bytes()
    for found in _SECRETS.finditer(data):
        line = data[: found.start()].count(b"\n") + 1
        yield SourceError(path, line, "a secret stands here for everyone to read", _FIX)
