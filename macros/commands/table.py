"""The real commands and options of programs, as their own help was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from shellproof import sealed

#: Recorded on a node of the lab: `make commands`.
FILE = Path(__file__).with_name("recorded.txt")


class Entry(NamedTuple):
    """A command: what follows it, and its options; those in `valued` take a value."""

    path: str
    arguments: str
    options: frozenset[str]
    valued: frozenset[str]

    @property
    def passes_on(self) -> bool:
        """Whether options behind the first argument belong to another program."""
        return "COMMAND" in self.arguments


class Use(NamedTuple):
    """A command as somebody wrote it: its entry, its options, and a subcommand that is none."""

    path: str
    options: tuple[str, ...]
    unknown: str = ""


class Table:
    """All commands of some programs."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._entries = {entry.path: entry for entry in map(_entry, lines)}
        self.programs = frozenset(path for path in self._entries if " " not in path)

    def entry(self, path: str) -> Entry | None:
        """The command of that name, such as `tool run`."""
        return self._entries.get(path)

    def near(self, path: str) -> list[str]:
        """The commands that stand beside it in the same group."""
        group = path.rpartition(" ")[0]
        return [name for name in self._entries if name.rpartition(" ")[0] == group]

    def use(self, words: Sequence[str]) -> Use:
        """Find the command that words call, whose first is one of the programs."""
        path, options, at = words[0], list[str](), 1
        while at < len(words):
            word, entry = words[at], self._entries[path]
            if word.startswith("-") and word != "-":
                options += spelled(word, entry)
                at += 2 if _takes_next(word, entry) else 1
            elif f"{path} {word}" in self._entries:
                path, at = f"{path} {word}", at + 1
            elif self._is_group(path):
                return Use(path, tuple(options), word)
            elif entry.passes_on:
                break
            else:
                at += 1
        return Use(path, tuple(options))

    def _is_group(self, path: str) -> bool:
        arguments = self._entries[path].arguments
        return arguments in {"COMMAND", "[COMMAND]", ""} and any(
            name.startswith(f"{path} ") for name in self._entries
        )

    def knows(self, path: str, option: str) -> bool:
        """Whether a command, or a group that it belongs to, has the option."""
        names = path.split()
        groups = (" ".join(names[:end]) for end in range(len(names), 0, -1))
        return option == "--help" or any(option in self._entries[name].options for name in groups)


def spelled(word: str, entry: Entry) -> list[str]:
    """The options that a word holds: `-it` is two, `--name=web` is one, `-p80` is `-p`."""
    if word.startswith("--"):
        return [word.partition("=")[0]]
    found: list[str] = []
    for letter in word[1:].partition("=")[0]:
        found.append(f"-{letter}")
        if f"-{letter}" in entry.valued:
            break
    return found


def _takes_next(word: str, entry: Entry) -> bool:
    """Whether the next word is the value of the last option in this one."""
    last = spelled(word, entry)[-1:]
    inside = "=" in word or (not word.startswith("--") and not word.endswith("".join(last)[1:]))
    return bool(last) and last[0] in entry.valued and not inside


def _entry(line: str) -> Entry:
    path, arguments, options = (part.strip() for part in line.split("|"))
    names = options.split()
    return Entry(
        path,
        arguments,
        frozenset(name.rstrip("=") for name in names),
        frozenset(name.rstrip("=") for name in names if name.endswith("=")),
    )


def load(path: Path = FILE) -> Table:
    """The table as it was recorded. Raises SourceError where somebody wrote in it."""
    text = path.read_text(encoding="utf-8")
    sealed.check_lines(path, text, "the list of commands", "make commands")
    return Table(line for line in text.splitlines() if line and not line.startswith("#"))
