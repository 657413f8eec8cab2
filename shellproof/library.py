"""All snippets of a project, by name, each with its transcript and its recording."""

from __future__ import annotations

import difflib
from functools import cache, cached_property
from pathlib import Path

from shellproof import parser, recording
from shellproof.errors import SourceError
from shellproof.recording import Recording
from shellproof.transcript import TRANSCRIPT, Transcript


class Library:
    """The snippets below one folder; every file is read once."""

    def __init__(self, snippets: Path, mend: str = "make record K={name}") -> None:
        self.snippets, self._mend = snippets, mend
        self.transcript = cache(self._transcript)
        self.proven = cache(self._proven)

    def names(self) -> list[str]:
        """Every snippet's name, chapter/name."""
        return list(self._names)

    @cached_property
    def _names(self) -> dict[str, None]:
        found = self.snippets.rglob(TRANSCRIPT)
        names = sorted(path.parent.relative_to(self.snippets).as_posix() for path in found)
        return dict.fromkeys(names)

    def mend(self, name: str) -> str:
        """The command that records a snippet anew."""
        return self._mend.format(name=name)

    def _transcript(self, name: str) -> Transcript:
        path = self.snippets / name / TRANSCRIPT
        if name not in self._names:
            near = difflib.get_close_matches(name, self.names(), 3, 0.5)
            did = f"did you mean {' or '.join(near)}?" if near else f"make new K={name}"
            raise SourceError(path, 1, f"there is no snippet {name!r}", did)
        return parser.load(path, self.snippets)

    def _proven(self, name: str) -> tuple[Transcript, Recording]:
        """A snippet with its recording, which must be that of this very transcript."""
        transcript = self.transcript(name)
        found = recording.load(transcript.recording, self.mend(name))
        if found.fingerprint != transcript.fingerprint():
            message = "the recording is stale: the transcript or its files have changed since"
            raise SourceError(transcript.path, 1, message, self.mend(name))
        return transcript, found
