"""Passes of yesterday that still hold today: a cache of passed pages, and of nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from shellproof import recording
from shellproof.pages import Page
from shellproof.transcript import Transcript, Wait


class Passes:
    """One empty file a passed page, named by all that could change its outcome."""

    def __init__(self, folder: Path, fingerprint: str, known: str = "") -> None:
        self._folder, self._fingerprint = folder, fingerprint
        self._known = known  # the differences that a proof let pass

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
        parts = [self._fingerprint, self._known, engine(), *page.leaves]
        for t in transcripts:
            waits = [item.within for item in t.items if isinstance(item, Wait)]
            parts.append(f"{t.name} {t.timeout} {waits} {t.fingerprint()}")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def engine() -> str:
    """A hash of shellproof's own source: a new engine proves everything anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
