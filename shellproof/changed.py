"""Which snippets a change could break, so that a pull request proves those and no others.

A change to a page, or to a file of one of its snippets, proves that page: it is one scenario. A
change to something that commands fetch proves the pages that fetch or name it. A change to what
runs the proofs proves all. Anything else cannot change what a command prints.
"""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from shellproof import recording
from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.pages import Page
from shellproof.project import Project
from shellproof.transcript import Transcript

EVERYTHING = "*"
Materials = Callable[[Path], Collection[str] | None]


def start(root: Path, base: str) -> str:
    """The commit where this branch left `base`. Raises ProofError."""
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"
    )
    if commit is None:
        fix = "name a branch or a commit that is here, or run  git fetch origin"
        raise ProofError(f"there is no commit {base!r} to compare with\n  fix: {fix}")
    found = _git(root, "merge-base", commit.decode().strip(), "HEAD")
    if found is None:
        fix = "git fetch --unshallow, or compare with another"
        raise ProofError(f"{base!r} and this branch have no common beginning here\n  fix: {fix}")
    return found.decode().strip()


def files(root: Path, commit: str) -> list[Path]:
    """The files that differ from a commit, new ones too.

    They travel as bytes between zeros: a name is never a word of a shell, nor an option.
    """
    asked = ("diff", "--name-only", "--no-renames", "-z", commit, "--")
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    top = _asked(root, "rev-parse", "--show-toplevel")
    found = [*_listed(root, asked, Path(top.decode().rstrip("\n"))), *_listed(root, new, root)]
    return sorted(set(found))


def _listed(root: Path, arguments: Iterable[str], top: Path) -> Iterator[Path]:
    listed = _asked(root, *arguments)
    yield from (top / os.fsdecode(name) for name in listed.split(b"\0") if name)


def _asked(root: Path, *arguments: str) -> bytes:
    """What git prints. Raises ProofError where it fails: nothing is not the same as not known."""
    found = _git(root, *arguments)
    if found is None:
        fix = f"git {' '.join(arguments)}  says why"
        raise ProofError(f"git {arguments[0]} failed\n  fix: {fix}")
    return found


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise ProofError(f"cannot run git: {error.strerror}") from None
    return done.stdout if done.returncode == 0 else None


class Affected:
    """Tells which pages of a project a list of changed files touches."""

    def __init__(
        self,
        project: Project,
        library: Library,
        changed: Collection[Path],
        materials: Materials = lambda _: None,
    ) -> None:
        self._project, self._library, self._changed = project, library, changed
        self._names = {name for path in changed for name in self._fetched(path, materials)}
        self.why: dict[Path, str] = {}  # each page that is touched, and the first reason

    def _fetched(self, path: Path, materials: Materials) -> Collection[str]:
        """What commands may fetch that is made from a file; everything, where it runs proofs."""
        names = materials(path)
        if names is None:
            return (EVERYTHING,) if self._runs_proofs(path) else ()
        return names

    def _runs_proofs(self, path: Path) -> bool:
        if not path.is_relative_to(self._project.root):
            return False
        name = path.relative_to(self._project.root).as_posix()
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self._project.engine)

    def page(self, page: Page) -> bool:
        """Whether a change could alter what the page's commands do."""
        reason = self._reason(page)
        if reason:
            self.why[page.path] = reason
        return bool(reason)

    def _reason(self, page: Page) -> str:
        if EVERYTHING in self._names:
            return "what runs the proofs has changed"
        if page.path in self._changed:
            return "the page has changed"
        for call in page.calls:
            if reason := self.snippet(call.snippet):
                return reason
        return ""

    def snippet(self, name: str) -> str:
        """Why a change could alter what a snippet does, or nothing."""
        folder = self._project.snippets / name
        if any(path.is_relative_to(folder) for path in self._changed):
            return f"{name} has changed"
        try:
            transcript = self._library.transcript(name)
        except SourceError:
            return f"{name} cannot be read"
        shared = [self._project.snippets / use for use in transcript.uses]
        if any(path.is_relative_to(each) for path in self._changed for each in shared):
            return f"a file of {name} has changed"
        fetched = next((each for each in self._names if _names(transcript, each)), "")
        return f"{name} uses {fetched}, which has changed" if fetched else ""


def _names(transcript: Transcript, material: str) -> bool:
    """Whether a snippet fetched something, or speaks of it in a command or a file."""
    short = material.removesuffix(":latest")
    named = re.compile(rf"(?<![\w.-]){re.escape(short)}(?![\w:-]|\.\w)".encode())
    return material in _materials(transcript) or any(map(named.search, _texts(transcript)))


def _materials(transcript: Transcript) -> set[str]:
    try:
        return {each.name for each in recording.load(transcript.recording, "").materials}
    except SourceError:
        return set()


def _texts(transcript: Transcript) -> Iterator[bytes]:
    yield from (step.command.encode() for step in transcript.steps)
    yield from (file.path.read_bytes() for file in transcript.files)
