"""Mends what needs no thought: line ends and byte-order marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shellproof.project import Project
from shellproof.recording import write
from shellproof.transcript import TRANSCRIPT

_MARK = b"\xef\xbb\xbf"


def mend(project: Project) -> Iterator[Path]:
    """Mend pages and transcripts, and yield those that were changed."""
    for path in [*project.page_paths(), *sorted(project.snippets.rglob(TRANSCRIPT))]:
        data = path.read_bytes()
        clean = data.removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if clean != data and _readable(clean):
            write(path, clean.decode())
            yield path


def _readable(data: bytes) -> bool:
    """What is not UTF-8 stays as it is: its author knows what it was meant to be."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
