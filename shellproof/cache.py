"""Passes of yesterday that still hold today: a cache of passed pages, and of nothing else."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from shellproof import recording
from shellproof.pages import Page
from shellproof.transcript import Transcript, Wait


class Passes:
    """One empty file a passed page, named by all that could change its outcome."""

    def __init__(self, folder: Path, fingerprint: str, known: str = "", runs: str = "") -> None:
        self._folder, self._fingerprint = folder, fingerprint
        self._known = known  # the differences that a proof let pass
        self._runs = runs  # the project's own files that proofs run on: see `hashed`

    def has(self, key: str) -> bool:
        """Whether this very page has passed before. Nothing is known without a fingerprint."""
        return bool(self._fingerprint) and (self._folder / key).exists()

    def add(self, key: str) -> None:
        """Remember that the page has passed whole."""
        if self._fingerprint:
            self._folder.mkdir(parents=True, exist_ok=True)
            recording.write(self._folder / key, "")

    def key(self, page: Page, transcripts: Sequence[Transcript]) -> str:
        """What a page is known by, as it and the files of its snippets are now."""
        parts = [self._fingerprint, self._known, self._runs, engine(), *page.leaves]
        for t in transcripts:
            waits = [item.within for item in t.items if isinstance(item, Wait)]
            parts.append(f"{t.name} {t.timeout} {waits} {t.fingerprint()}")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def engine() -> str:
    """A hash of shellproof's own source: a new engine proves everything anew."""
    return hashed(Path(__file__).parent, ["*.py"])


def hashed(root: Path, patterns: Sequence[str]) -> str:
    """A hash of the files below a folder whose paths match one of the patterns, as in fnmatch."""
    digest = hashlib.sha256()
    for name in sorted({name for pattern in patterns for name in _matching(root, pattern)}):
        content = (root / name).read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape") + content)
    return digest.hexdigest()


def _matching(root: Path, pattern: str) -> Iterator[str]:
    """The paths that match. What is hidden, and what Python keeps for itself, is not looked at."""
    literal = pattern[: next((n for n, sign in enumerate(pattern) if sign in "*?["), len(pattern))]
    if literal == pattern:
        yield from [pattern] if (root / pattern).is_file() else []
        return
    for folder, folders, files in os.walk(root / literal.rpartition("/")[0]):
        folders[:] = [name for name in folders if name != "__pycache__" and name[0] != "."]
        for name in (name for name in files if name[0] != "."):
            path = Path(folder, name).relative_to(root).as_posix()
            if fnmatch.fnmatchcase(path, pattern):
                yield path
