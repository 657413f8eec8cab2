"""A learner has what a snippet needs: each file that it uses stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.athome import SCRIPTS
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.pages import calls_in
from shellproof.transcript import File, Transcript

_SHOWN = re.compile(r"\{\{ +snippet_file\(\s*[\"'][^\"']+[\"']\s*,\s*[\"']([^\"']+)[\"']")


def faults(path: Path, text: str, library: Library) -> Iterator[SourceError]:
    """Files that a page uses and never shows. Shared ones are loaded as an archive."""
    shown = set(_SHOWN.findall(text))
    for call in calls_in(text):
        if call.snippet not in library.names():
            continue  # that is told elsewhere
        for file in _own(library.transcript(call.snippet)):
            if file.name not in shown:
                message = f"a learner does not get the file {file.name!r} of {call.snippet!r}"
                fix = f'before it:  {{{{ snippet_file("{call.snippet}", "{file.name}") }}}}'
                yield SourceError(path, call.line, message, fix)


def _own(transcript: Transcript) -> Iterator[File]:
    """The files beside a snippet, without checks: a page links to those."""
    for file in transcript.files:
        if file.path.is_relative_to(transcript.folder) and not file.path.match(SCRIPTS):
            yield file
