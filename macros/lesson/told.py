"""A reader who has to wait is told in words until when: a condition for a shell says little."""

from __future__ import annotations

from collections.abc import Iterator

from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.pages import calls_in
from shellproof.transcript import Item, Wait

_SHOW = ("snippet", "check")  # a check waits as well


def faults(text: str, library: Library) -> Iterator[SourceError]:
    """Waits for a command to succeed that have no words, in the transcripts of a page."""
    for call in calls_in(text, _SHOW):
        try:
            transcript = library.transcript(call.snippet)
        except ProofError:
            continue  # what is wrong with it is told elsewhere
        for wait in filter(_wordless, transcript.items):
            message = "a reader is not told in words until when to wait"
            fix = "end the line with words:    # until the server answers"
            yield SourceError(transcript.path, wait.line, message, fix)


def _wordless(item: Item) -> bool:
    return isinstance(item, Wait) and item.condition.startswith("$ ") and not item.words
