"""Turns two runs of one command into the lines to expect: what differs becomes a placeholder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from shellproof.errors import UnexplainedError
from shellproof.kinds import KINDS, always_varying, kind_of
from shellproof.pattern import escape, escape_line, holes

_WORDS = re.compile(r"[A-Za-z0-9_.]+|[^A-Za-z0-9_.]")
_PAD = re.compile(r" {2,}")
_NAMED = re.compile(r"--name[= ]([A-Za-z][\w-]*)")
# Kinds whose values come back: a length of time that is seen twice is two lengths of time.
_RETURN = ("id", "nodeid", "uuid", "digest", "ip", "mac", "port", "name")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that differs from run to run: in this run, in the other, and its kind."""

    first: str
    second: str
    kind: str


Line = tuple[str | Value, ...]


def compare(first: str, second: str) -> Line:
    """Split a line of two runs into what stays and what varies. Raises UnexplainedError."""
    spans, others = always_varying(first), always_varying(second)
    if [kind for *_, kind in spans] != [kind for *_, kind in others]:
        return tuple(_join(_differing(first, second)))
    parts: list[str | Value] = []
    at = other = 0
    for (start, end, kind), (from_, to, _) in zip(spans, others, strict=True):
        parts += _differing(first[at:start], second[other:from_])
        parts.append(Value(first[start:end], second[from_:to], kind))
        at, other = end, to
    return tuple(_join([*parts, *_differing(first[at:], second[other:])]))


def _differing(first: str, second: str) -> list[str | Value]:
    """Text without values that always vary; words that differ must be of one kind."""
    if _PAD.sub("  ", first) == _PAD.sub("  ", second):
        return [first]
    for split in (re.compile(r"\s+|\S+"), _WORDS):
        ours, theirs = split.findall(first), split.findall(second)
        if len(ours) == len(theirs):
            before = ["", *ours]
            pairs = [_word(*words) for words in zip(ours, theirs, before, strict=False)]
            if None not in pairs:
                return [part for part in pairs if part is not None]
    raise UnexplainedError(f"{first.strip()!r} and then {second.strip()!r}")


def _word(first: str, second: str, before: str) -> str | Value | None:
    """What two words are; a number after a colon is a port."""
    if first == second or (not first.strip(" ") and not second.strip(" ")):
        return first
    kind = kind_of(first, second)
    if before == ":" and all(map(KINDS["port"].matches, (first, second))):
        kind = KINDS["port"]
    return Value(first, second, kind.name) if kind else None


def _join(parts: Iterable[str | Value]) -> Iterator[str | Value]:
    """Neighbouring texts as one, so that escaping sees them whole."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            yield from filter(None, (text,))
            yield part
            text = ""
    yield from filter(None, (text,))


@dataclass(slots=True)
class Namer:
    """Gives one name to a value that comes back, and none to one that does not."""

    taken: set[str] = field(default_factory=set)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)  # by the lines written so far

    def count(self, lines: Iterable[Line]) -> None:
        """Note the values of lines, before any of them is written."""
        self.seen.update(_key(v) for line in lines for v in line if isinstance(v, Value))

    def known(self, name: str, first: str, second: str) -> None:
        """Take over a name that a person gave."""
        kind = kind_of(first, second)
        self.names[_key(Value(first, second, kind.name if kind else ""))] = name

    def kept(self, line: str) -> None:
        """Note the names that a line defines which stays as it is."""
        self.defined.update(hole.name for hole in holes(line) if hole.kind and hole.name)

    def write(self, line: Line, command: str) -> str:
        """The line as a transcript has it."""
        parts = (
            self._hole(part, command) if isinstance(part, Value) else escape(part, self.taken)
            for part in line
        )
        return escape_line("".join(parts))

    def _hole(self, value: Value, command: str) -> str:
        key = _key(value)
        name = self.names.get(key)
        if name in self.defined:
            return f"<{name}>"
        if name:  # one that a person gave further down
            self.defined.add(name)
            return f"<{name}:{value.kind}>"
        if value.kind not in _RETURN or self.seen[key] < 2:
            return f"<{value.kind}>"
        self.names[key] = name = self._new(value.kind, command)
        self.taken.add(name)
        self.defined.add(name)
        return f"<{name}:{value.kind}>"

    def _new(self, kind: str, command: str) -> str:
        """A name: that which the command gives, else the kind's with a number."""
        given = _NAMED.search(command)
        free = (f"{kind}{n}" for n in range(1, 10_000))
        candidates = [given[1], f"{given[1]}-{kind}"] if given else []
        usable = (name for name in candidates if name not in self.taken and name not in KINDS)
        return next(usable, None) or next(name for name in free if name not in self.taken)


def _key(value: Value) -> tuple[str, str]:
    """What makes two values the same one: of an identifier, its first twelve characters."""
    short = 12 if value.kind == "id" else None
    return value.first[:short], value.second[:short]


def proposal(first: Sequence[str], second: Sequence[str], why: str) -> str:
    """Both runs of an output that nothing explains, and what a person can do about it."""
    ours, theirs = _only(first, second), _only(second, first)
    return "\n".join(
        [
            f"two runs differ, and no kind explains it: {why}",
            *(f"    first run:   {line}" for line in ours),
            *(f"    second run:  {line}" for line in theirs),
            "  mend: write  ...  for these lines or  <word>  for one word of them, or change the",
            "        command so that it prints the same each time; then record again",
        ]
    )


def _only(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    kept = [line for line in lines if line not in set(others)] or list(lines)
    return [line[:160] for line in kept[:8]]
