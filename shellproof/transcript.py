"""A console transcript: what a person types, and what they expect to see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from shellproof.errors import SourceError
from shellproof.tuples import NamedTuple

TRANSCRIPT = "session.console"
RECORDING = "recording.json"


class Key(NamedTuple):
    """Something typed into a terminal once `after` is on its screen."""

    line: int
    text: str  # as a person reads it: `exit`, `Ctrl-P Ctrl-Q`
    sent: bytes
    after: str


class Step(NamedTuple):
    """One command with its expected output and exit status. Lines count from 1."""

    line: int
    host: str
    command: str
    expected: tuple[str, ...] = ()
    exit: int = 0
    terminal: bool = False
    keys: tuple[Key, ...] = ()
    shown: int = 0  # the line where its output begins, or would
    end: int = 0  # its last line, blank lines excluded


class Wait(NamedTuple):
    """A condition to wait for: a port, an HTTP answer or a read-only command."""

    line: int
    host: str
    condition: str
    within: float  # seconds
    words: str = ""  # the condition as a person says it: `both servers are ready`

    @property
    def end(self) -> int:
        """A wait takes one line."""
        return self.line


class Act(NamedTuple):
    """Something done to whole hosts from outside, to all at once: lose, cut off, bring back."""

    line: int
    hosts: tuple[str, ...]
    verb: str

    @property
    def end(self) -> int:
        """An act takes one line."""
        return self.line


Item = Step | Wait | Act


class File(NamedTuple):
    """A file that a snippet uses, and the name that it gets where the reader is."""

    name: str  # with slashes, whatever the system
    path: Path


class Transcript(NamedTuple):
    """One snippet: its transcript, the files it uses, its name `chapter/name`."""

    path: Path
    name: str
    title: str
    needs: tuple[str, ...]
    hosts: tuple[str, ...]
    timeout: float  # seconds, for one step
    items: tuple[Item, ...]
    files: tuple[File, ...] = ()
    uses: tuple[str, ...] = ()  # the shared folders whose files are among these

    @property
    def steps(self) -> tuple[Step, ...]:
        """The commands, without the waits and acts between them."""
        return tuple(item for item in self.items if isinstance(item, Step))

    @property
    def folder(self) -> Path:
        """The snippet's folder."""
        return self.path.parent

    @property
    def recording(self) -> Path:
        """Where its recording lies, whether it is there or not."""
        return self.folder / RECORDING

    def file(self, name: str) -> Path:
        """One of its files, by its name where the reader is. Raises SourceError."""
        for file in self.files:
            if file.name == name:
                return file.path
        have = ", ".join(file.name for file in self.files)
        raise SourceError(self.path, 1, f"no file {name!r} beside it", f"it has: {have or 'none'}")

    def fingerprint(self) -> str:
        """A hash of all that decides what a run prints; titles and blank lines do not."""
        import hashlib  # neither is needed to run a snippet
        import json

        digest = hashlib.sha256(json.dumps(list(self._meaning())).encode())
        for file in self.files:
            mode = b"x\0" if os.access(file.path, os.X_OK) else b"\0"
            digest.update(os.fsencode(file.name) + mode)
            digest.update(hashlib.sha256(file.path.read_bytes()).digest())
        return f"sha256:{digest.hexdigest()}"

    def _meaning(self) -> Iterator[object]:
        yield [self.needs, self.hosts]
        for item in self.items:
            if isinstance(item, Step):
                keys = [[key.sent.decode(), key.after] for key in item.keys]
                yield [item.host, item.command, item.expected, item.exit, item.terminal, keys]
            elif isinstance(item, Wait):
                yield [item.host, item.condition]
            else:
                yield [", ".join(item.hosts), item.verb]
