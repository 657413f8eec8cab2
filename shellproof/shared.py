"""The files that a snippet uses: those beside it, and folders that several snippets share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from shellproof.errors import ProofError, SourceError, shown
from shellproof.transcript import RECORDING, TRANSCRIPT, File

TYPE_CHECKING = False  # the module typing is not for a run: see shellproof.tuples
if TYPE_CHECKING:
    from shellproof.library import Library

# Vim's swap files, what Emacs and others save, the Finder's notes, and recording.write's own.
_LEFT = r"\..*\.sw[a-p]|.*~|\.#.*|#.*#|\.DS_Store|\.(?:session\.console|recording\.json)\..*"


def files_of(path: Path, root: Path, uses: tuple[str, ...]) -> tuple[File, ...]:
    """All in the folder of a transcript but it and its recording, then the folders that it uses.

    A shared folder keeps its name where the reader is. Raises SourceError.
    """
    files = list(_beside(path))
    beside = {file.name.partition("/")[0] for file in files}
    for use in uses:
        if use in beside:
            message = f"both the shared folder {use!r} and a file beside it have this name"
            raise _fault(path, message, "rename what lies beside it")
        files += _shared(path, root / use, use)
    return tuple(files)


def _beside(path: Path) -> Iterator[File]:
    own = (TRANSCRIPT, RECORDING)
    with os.scandir(path.parent) as entries:
        if all(entry.name in own for entry in entries):  # as in most folders
            return
    yield from (File(name, file) for name, file in inside(path.parent) if name not in own)


def _shared(path: Path, folder: Path, use: str) -> Iterator[File]:
    found = inside(folder) if folder.is_dir() else []
    if not found:
        raise _fault(path, f"there is no shared folder {use!r}", f"make {shown(folder)}/")
    if not _only_files(found):
        raise _fault(path, f"{use!r} holds snippets", "share a folder that holds files only")
    return (File(f"{use}/{name}", file) for name, file in found)


def inside(folder: Path) -> list[tuple[str, Path]]:
    """Each file below a folder, sorted, with its name in it. Raises SourceError for a link.

    What a link leads to is on this machine alone, and would be published. What an editor or the
    system keeps there for itself is no file of anybody's, nor is one of ours that is half written.
    """
    own = (path for path in folder.rglob("*") if not re.fullmatch(_LEFT, path.name))
    paths = sorted(path for path in own if path.is_symlink() or path.is_file())
    for path in paths:
        if path.is_symlink():
            raise SourceError(path, 1, "is a link", "put a copy of the file in its place")
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in paths
        if "__pycache__" not in path.parts
    ]


def _fault(path: Path, message: str, fix: str) -> SourceError:
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.lstrip().startswith("uses:"))
    return SourceError(path, line, message, fix)


def folders(snippets: Path) -> list[Path]:
    """The folders below that hold files and no snippet, by name."""
    found = sorted(path for path in snippets.iterdir() if path.is_dir())
    return [folder for folder in found if not is_chapter(folder) and _only_files(inside(folder))]


def is_chapter(folder: Path) -> bool:
    """Whether snippets lie in it: the first one tells, where there may be hundreds of files."""
    return next(folder.glob(f"*/{TRANSCRIPT}"), None) is not None


def _only_files(found: list[tuple[str, Path]]) -> bool:
    return bool(found) and all(path.name != TRANSCRIPT for _, path in found)


def unused(library: Library) -> Iterator[ProofError]:
    """The faults of folders of files that no snippet uses."""
    try:
        used = {use for name in library.names() for use in library.transcript(name).uses}
    except ProofError:
        return  # what a broken transcript uses is not known; its own fault is told already
    for folder in folders(library.snippets):
        if folder.name not in used:
            fix = f"write  uses: [{folder.name}]  in a transcript's front matter, or remove it"
            first = inside(folder)[0][1]
            yield SourceError(first, 1, "no snippet uses this shared folder", fix)
