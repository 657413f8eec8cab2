"""Reads everything and runs nothing: every fault of pages, transcripts and recordings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from shellproof import fences, leaks, rules, shared
from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.pages import Call, Page
from shellproof.project import Project
from shellproof.transcript import TRANSCRIPT, Transcript
from shellproof.usage import unknown_names

T = TypeVar("T")


def check(project: Project) -> list[ProofError]:
    """All faults, in the order of the pages and then of the snippets that no page shows."""
    found: list[ProofError] = []
    library = project.library()
    more = rules.load(project)
    shown = []
    for path in project.page_paths():
        if page := _try(found, partial(project.page, path)):
            shown.append(page)
            faults: list[ProofError] = [*fences.unbacked(path), *leaks.faults(path)]
            faults += [fault for rule in more for fault in rule(project, library, path)]
            found += sorted(faults, key=_line)
    for page in shown:
        found += _page(library, page)
    found += _unused(library, shown)
    return list({str(fault): fault for fault in found}.values())


def _line(fault: ProofError) -> int:
    return fault.line if isinstance(fault, SourceError) else 0


def _try(found: list[ProofError], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except ProofError as fault:
        found.append(fault)
        return None


def _page(library: Library, page: Page) -> Iterator[ProofError]:
    found: list[ProofError] = []
    transcripts = []
    for call in page.calls:
        if transcript := _try(found, partial(snippet, library, page, call)):
            transcripts.append(transcript)
            found += _leaks(transcript)
            _try(found, partial(library.proven, call.snippet))
    yield from found
    yield from unknown_names(transcripts)


def _leaks(transcript: Transcript) -> Iterator[ProofError]:
    for path in (transcript.path, *(file.path for file in transcript.files), transcript.recording):
        if path.exists():
            yield from leaks.faults(path)


def snippet(library: Library, page: Page, call: Call) -> Transcript:
    """The transcript that a page names. Raises SourceError, at the page where it is unknown."""
    try:
        return library.transcript(call.snippet)
    except SourceError as error:
        if call.snippet in library.names():
            raise
        raise SourceError(page.path, call.line, error.message, error.fix) from None


def _unused(library: Library, shown: Sequence[Page]) -> Iterator[ProofError]:
    yield from _twins(library)
    used = {call.snippet for page in shown for call in page.calls}
    for name in library.names():
        if name not in used:
            yield unused(library.snippets / name / TRANSCRIPT, name)
    yield from shared.unused(library)


def unused(path: Path, name: str) -> SourceError:
    """The fault of a snippet that is on no page."""
    fix = f'write  {{{{ snippet("{name}") }}}}  on a page, or remove the folder'
    return SourceError(path, 1, "no page shows this snippet", fix)


def _twins(library: Library) -> Iterator[SourceError]:
    """Names that are one name where a file system does not tell case."""
    seen: dict[str, str] = {}
    for name in library.names():
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            path = library.snippets / name / TRANSCRIPT
            message = f"two snippets of one name: {name} and {other}"
            yield SourceError(path, 1, message, "rename one of the folders")
