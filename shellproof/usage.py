"""Which names commands paste, and whether an output before them captures each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shellproof import pattern
from shellproof.errors import SourceError
from shellproof.transcript import Transcript


def unknown_names(transcripts: Sequence[Transcript]) -> Iterator[SourceError]:
    """Commands that paste a name which no output before them captures."""
    known: set[str] = set()
    for transcript in transcripts:
        for step in transcript.steps:
            for hole in pattern.holes(step.command):
                if hole.name not in known:
                    yield unknown_name(transcript.path, step.line, hole)
            known |= {h.name for line in step.expected for h in pattern.holes(line) if h.kind}


def unknown_name(path: Path, line: int, hole: pattern.Hole) -> SourceError:
    """The fault of a name that is used before it is captured."""
    fix = f"write <{hole.name or 'name'}:id> in an output above, or \\{hole.source} for the text"
    return SourceError(path, line, f"{hole.source} is used before any output captured it", fix)
