"""What can go wrong, from the top.

ProofError              anything that stops a proof; its text is for a person
├── SourceError         a file that a person wrote, or a recording, is not as it should be
├── StepError           a command did not do what its transcript says: shellproof.failure
├── LeftBehindError          a page left something on a host without saying so
├── NotReachedError          a command before this one failed
├── SkippedError             a need that cannot be met here
├── HostError           a host broke or went away while a step ran
└── UnexplainedError         two runs of a command differ in a way that no kind explains
"""

from __future__ import annotations

import os
from pathlib import Path


class ProofError(Exception):
    """Something that stops a proof, told so that a person can mend it."""


class SourceError(ProofError):
    """A fault in a file, with the line it stands on and the way to mend it."""

    def __init__(self, path: Path, line: int, message: str, fix: str = "") -> None:
        self.path, self.line, self.message, self.fix = path, line, message, fix
        told = [plain(each) for each in f"{shown(path)}:{line}: {message}".split("\n")]
        super().__init__("\n".join([*told, *([f"  fix: {plain(fix)}"] if fix else [])]))


class HostError(ProofError):
    """A host that no longer does what it was asked."""


class UnexplainedError(ProofError):
    """A difference between two runs that only a person can name."""


def shown(path: Path) -> str:
    """The path as a person types it: relative to here where it lies below, else whole."""
    relative = os.path.relpath(path)
    text = str(path) if relative.startswith("..") else Path(relative).as_posix()
    return plain(text)


def plain(text: str) -> str:
    """The text with what does not print written out: a name must not begin a line of ours."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class LeftBehindError(ProofError):
    """What a page left on a host without saying so."""

    def __init__(self, path: Path, line: int, message: str, mend: str) -> None:
        self.path, self.line, self.message = path, line, message
        super().__init__(f"{shown(path)}:{line}: {message}\n  mend: {mend}")


class NotReachedError(ProofError):
    """A snippet that was not run, since one before it on the page failed."""


class SkippedError(ProofError):
    """A snippet that was not run, since something it needs is not to be had here."""

    def __init__(self, needs: dict[str, str]) -> None:
        self.needs = needs
        super().__init__("; ".join(f"needs {need}: {why}" for need, why in needs.items()))
