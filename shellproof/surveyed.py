"""What a survey found, as it is kept: one file for each kind of host, beside the recordings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from shellproof import recording, sealed
from shellproof.errors import SourceError, UnexplainedError, shown
from shellproof.learn import Value, compare
from shellproof.pattern import holes

FORMAT = 1
#: Kinds of values that are not drawn: another one may be another outcome.
_TELLING = {"number", "size", "version"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One command that did something else there. Rows begin with `-`, `+` or `|`."""

    step: int  # which command of the snippet, from 0
    host: str
    command: str
    expected: int  # its exit status where it was recorded
    exit: int | None  # and here; None where it had to be stopped
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one snippet did; `stopped` says why it was not run to its end."""

    fingerprint: str  # of the transcript that was run
    differs: tuple[Difference, ...] = ()
    stopped: str = ""

    @property
    def same(self) -> bool:
        """Whether it did all that its transcript says."""
        return not self.differs and not self.stopped


@dataclass(frozen=True, slots=True)
class Survey:
    """All snippets that were run on one kind of host."""

    facts: dict[str, str]
    snippets: dict[str, Result]

    def result(self, name: str, fingerprint: str) -> Result | None:
        """What a snippet did as it is now; None where that was not tried."""
        found = self.snippets.get(name)
        return found if found and found.fingerprint == fingerprint else None

    def knows(self, name: str, fingerprint: str, difference: Difference) -> bool:
        """Whether a snippet, as it is now, was seen to differ in just this way."""
        found = self.result(name, fingerprint)
        return any(_is_known(each, difference) for each in found.differs) if found else False


def load(path: Path) -> Survey:
    """Read a survey. Raises SourceError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise SourceError(path, 1, f"the survey has format {data['format']}", _fix(path))
        found = read(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(path, 1, f"this is no survey: {error}", _fix(path)) from None
    sealed.check(path, data, "the survey", _fix(path))
    return found


def read(data: Mapping[str, Any]) -> Survey:
    """A survey from what its file holds, sealed or not."""
    snippets = {name: _result(result) for name, result in data["snippets"].items()}
    return Survey(dict(data["facts"]), snippets)


def made(path: Path) -> str:
    """The command that writes a survey; its file is named as what it was made on."""
    return f"make engines ENGINE={path.stem}"


def _fix(path: Path) -> str:
    return f"git checkout {shown(path)}, or remove it and  {made(path)}"


def load_all(folder: Path) -> list[Survey]:
    """Every survey of a folder, by file name; none where there is no folder."""
    return [load(path) for path in sorted(folder.glob("*.json"))]


def _result(data: Mapping[str, Any]) -> Result:
    differs = (Difference(**{**each, "rows": tuple(each["rows"])}) for each in data["differs"])
    return Result(data["fingerprint"], tuple(differs), data["stopped"])


def write(path: Path, survey: Survey) -> None:
    """Write a survey: the same one always gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"format": FORMAT, **asdict(survey)}
    recording.write(path, sealed.written(data, made(path)))


def merged(before: Survey, now: Survey) -> Survey:
    """The newer results over the older ones, of the same hosts."""
    old = before.snippets
    new = {name: _kept(old.get(name), result) for name, result in now.snippets.items()}
    return Survey(before.facts or now.facts, {**old, **new})


def both(first: Survey, second: Survey) -> Survey:
    """What two runs agree on: a difference that came only once is none."""
    snippets = {
        name: _both(result, second.snippets[name]) for name, result in first.snippets.items()
    }
    return replace(first, snippets=snippets)


def _both(first: Result, second: Result) -> Result:
    if bool(first.stopped) != bool(second.stopped):
        return first if second.stopped else second  # how it ends, only this one knows
    differs = (each for each in first.differs if any(_alike(each, it) for it in second.differs))
    return replace(first, differs=tuple(differs))


def without(survey: Survey, names: set[str]) -> Survey:
    """The survey without snippets that are no longer there."""
    return replace(survey, snippets={n: r for n, r in survey.snippets.items() if n in names})


def _kept(old: Result | None, new: Result) -> Result:
    """The old result where the new one differs in nothing but values that are drawn each time."""
    if not old or (old.fingerprint, old.stopped) != (new.fingerprint, new.stopped):
        return new
    if len(old.differs) != len(new.differs) or not all(map(_alike, old.differs, new.differs)):
        return new
    return old


def _alike(old: Difference, new: Difference) -> bool:
    """Whether two differences are one, but for identifiers, times and the like."""
    same = replace(old, command="", rows=()) == replace(new, command="", rows=())
    return same and len(old.rows) == len(new.rows) and all(map(_alike_line, old.rows, new.rows))


def _is_known(old: Difference, new: Difference) -> bool:
    """Whether a difference may pass as one that is known.

    A number is as good as another one only where the transcript leaves a number open.
    """
    return _alike(old, new) and _varying(old, new) & _TELLING <= _left_open(old)


def _varying(old: Difference, new: Difference) -> set[str]:
    """The kinds of the values in which the lines that came differ."""
    came = (rows for rows in zip(old.rows, new.rows, strict=True) if rows[0].startswith("+"))
    return {part.kind for rows in came for part in compare(*rows) if isinstance(part, Value)}


def _left_open(difference: Difference) -> set[str]:
    """The kinds that the expected lines leave open which did not come."""
    missed = (row[2:] for row in difference.rows if row.startswith("-"))
    return {hole.kind for row in missed for hole in holes(row)}


def _alike_line(old: str, new: str) -> bool:
    try:
        compare(old, new)
    except UnexplainedError:
        return False
    return True
