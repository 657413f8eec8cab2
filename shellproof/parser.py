"""Reads session.console files. Every fault is a SourceError with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from shellproof import directives, frontmatter, pattern, shared
from shellproof.errors import SourceError
from shellproof.transcript import Act, Item, Key, Step, Transcript

TYPE_CHECKING = False  # the module typing is not for a run: see shellproof.tuples
if TYPE_CHECKING:
    from typing import NoReturn, TypeVar

    T = TypeVar("T")

PROMPT = re.compile(r"(?:\[([\w.-]+)\] )?\$(?: (.*)|)$")
_EXIT = re.compile(r"\[exit (\d+)\]")
_FIX_ENDS = "run  make fix"


def load(path: Path, root: Path | None = None) -> Transcript:
    """Read one transcript; root is the folder that its name starts below."""
    head, items = parse(path, text_of(path))
    name = path.parent.relative_to(root).as_posix() if root else "/".join(path.parts[-3:-1])
    files = shared.files_of(path, root or path.parent.parent.parent, head.uses)
    return Transcript(
        *(path, name, head.title, head.needs, head.hosts, head.timeout, items, files, head.uses)
    )


def front_matter(path: Path) -> frontmatter.Head:
    """Read the front matter alone. Raises SourceError."""
    return frontmatter.read(path, text_of(path).split("\n"))


def text_of(path: Path) -> str:
    """The text of a file, which is UTF-8 with plain line ends. Raises SourceError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, 1, f"cannot be read: {error.strerror}", "add the file") from None
    if path.is_symlink():
        raise SourceError(path, 1, "is a link", "put a copy of the file in its place")
    if data.startswith(b"\xef\xbb\xbf"):
        raise SourceError(path, 1, "begins with a byte-order mark", _FIX_ENDS)
    if b"\r" in data:
        line = data[: data.index(b"\r")].count(b"\n") + 1
        raise SourceError(path, line, "has Windows line ends", _FIX_ENDS)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(path, line, "is not UTF-8", "save the file as UTF-8") from None
    if control := re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
        line = text[: control.start()].count("\n") + 1
        raise SourceError(path, line, f"has the control character {control[0]!r}", "remove it")
    if not text.strip():
        raise SourceError(path, 1, "is empty", "make new K=chapter/name  shows what it holds")
    return text


def parse(path: Path, text: str) -> tuple[frontmatter.Head, tuple[Item, ...]]:
    """Split a transcript into its front matter and its items. Raises SourceError."""
    lines = text.split("\n")
    head = frontmatter.read(path, lines)
    reader = _Reader(path, lines, head)
    while reader.at < len(lines):
        reader.item()
    if not any(isinstance(item, Step) for item in reader.items):
        raise SourceError(path, head.end, "has no command", "write one:  $ command")
    return head, tuple(reader.items)


class _Reader:
    """Walks over the lines once; `at` is the index of the next one."""

    def __init__(self, path: Path, lines: list[str], head: frontmatter.Head) -> None:
        self.path, self.lines, self.head = path, lines, head
        self.at = head.end
        self.items: list[Item] = []
        self.terminal = 0  # the line of a `#@ terminal` that waits for its command

    def item(self) -> None:
        line = self.lines[self.at]
        if not line.strip():
            self.at += 1
        elif found := PROMPT.match(line):
            self._step(found)
        elif line.startswith("#@"):
            self._directive(line)
        else:
            self._fail(self.at, f"no command before {line[:60]!r}", "begin it with  $ ")

    def _step(self, found: re.Match[str]) -> None:
        start, host = self.at, found[1] or ""
        if not (found[2] or "").strip():
            self._fail(start, "a prompt without a command", "write one after the $")
        self._declared(start, host)
        command = self._command(found[2])
        keys = self._keys()
        shown = self.at + 1
        expected, exit_status = self._output()
        end = self.at
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        self.items.append(
            Step(
                *(start + 1, host, command, expected, exit_status),
                terminal=bool(self.terminal),
                keys=keys,
                shown=shown,
                end=end,
            )
        )
        if keys and not self.terminal:
            self._fail(keys[0].line - 1, "keys without a terminal", "put  #@ terminal  before it")
        self.terminal = 0

    def _command(self, first: str) -> str:
        parts = [first]
        self.at += 1
        while self.at < len(self.lines) and re.match(r">(?: |$)", self.lines[self.at]):
            parts.append(self.lines[self.at][2:])
            self.at += 1
        for offset, part in enumerate(parts):
            self._checked(self.at - len(parts) + offset, part)
        return "\n".join(parts)

    def _keys(self) -> tuple[Key, ...]:
        keys = []
        while self.at < len(self.lines) and directives.is_key(self.lines[self.at]):
            keys.append(self._read(directives.key))
            self.at += 1
        return tuple(keys)

    def _output(self) -> tuple[tuple[str, ...], int]:
        out: list[str] = []
        exit_status = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if PROMPT.match(line) or line.startswith("#@"):
                break
            if exit_status and line.strip():
                self._fail(self.at, "output after [exit N]", "move it above the [exit N] line")
            if found := _EXIT.fullmatch(line.rstrip()):
                exit_status = self._status(found[1])
            else:
                self._checked(self.at, line)
                out.append(line.rstrip())
            self.at += 1
        while out and not out[-1]:
            out.pop()
        return tuple(out), exit_status

    def _status(self, text: str) -> int:
        if not 0 < int(text) < 256:
            self._fail(self.at, f"no exit status of a failure: {text}", "it is from 1 to 255")
        return int(text)

    def _directive(self, line: str) -> None:
        if line.strip() == "#@ terminal":
            self.terminal = self.at + 1
        else:
            item = self._read(directives.item)
            for host in item.hosts if isinstance(item, Act) else (item.host,):
                self._declared(self.at, host)
            self.items.append(item)
        self.at += 1

    def _read(self, read: Callable[[str, int], T]) -> T:
        try:
            return read(self.lines[self.at], self.at + 1)
        except directives.DirectiveError as error:
            raise SourceError(self.path, self.at + 1, str(error), directives.FORMS) from None

    def _checked(self, index: int, line: str) -> None:
        try:
            pattern.parse(line)
        except pattern.PatternError as error:
            self._fail(index, str(error), "")

    def _declared(self, index: int, host: str) -> None:
        hosts = self.head.hosts
        if host and host not in hosts:
            fix = f"hosts: [{', '.join([*hosts, host])}]"
            self._fail(index, f"host {host!r} is not declared", f"in the front matter,  {fix}")
        if hosts and not host:
            self._fail(index, "which host?", f"begin the line with  [{hosts[0]}] ")

    def _fail(self, index: int, message: str, fix: str) -> NoReturn:
        raise SourceError(self.path, index + 1, message, fix)
