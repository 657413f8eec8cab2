"""A learner has what a snippet needs: each file that it uses stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.athome import SCRIPTS
from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.pages import calls_in
from shellproof.transcript import File

_SHOWN = re.compile(r"\{\{ +snippet_file\(\s*[\"'][^\"']+[\"']\s*,\s*[\"']([^\"']+)[\"']")


def faults(path: Path, text: str, library: Library) -> Iterator[SourceError]:
    """Files that a page uses and never shows. Shared ones are loaded as an archive."""
    shown = set(_SHOWN.findall(text))
    for call in calls_in(text):
        for file in _own(library, call.snippet):
            if file.name not in shown:
                message = f"a learner does not get the file {file.name!r} of {call.snippet!r}"
                fix = f'before it:  {{{{ snippet_file("{call.snippet}", "{file.name}") }}}}'
                yield SourceError(path, call.line, message, fix)


def _own(library: Library, name: str) -> Iterator[File]:
    """The files beside a snippet, without checks: a page links to those."""
    try:
        transcript = library.transcript(name)
    except ProofError:
        return  # what is wrong with it is told elsewhere
    for file in transcript.files:
        if file.path.is_relative_to(transcript.folder) and not file.path.match(SCRIPTS):
            yield file
