"""A comparison: what it compares, and the files that its scripts need."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shellproof.cache import hashed

HERE = Path(__file__).parent
ROOT = HERE.parent
# What nothing runs: of a comparison its table and result, of a snippet what is told of it.
_TOLD = ("comparison.toml", "result.json", "session.console", "recording.json")


class MeasureError(Exception):
    """Something that stops a measurement, told so that a person can mend it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One folder: its title, the unit of its numbers, how many rounds are run."""

    folder: Path
    title: str
    unit: str
    rounds: int
    uses: tuple[Path, ...]  # folders whose files lie beside its own; its own come last
    program: str = ""  # the module that measures with the whole lab; empty where scripts do it

    @property
    def result(self) -> Path:
        """Where its result is kept."""
        return self.folder / "result.json"

    def files(self) -> dict[str, Path]:
        """Every file that a node needs, by name."""
        return {
            path.relative_to(folder).as_posix(): path
            for folder in (*self.uses, HERE / "common", self.folder)
            for path in _within(folder)
        }

    def fingerprint(self) -> str:
        """The hash of all that its numbers come from; it changes when they may have changed."""
        made = (ROOT / self.program.replace(".", "/")).parent if self.program else HERE / "common"
        paths = [path for folder in (*self.uses, made, self.folder) for path in _within(folder)]
        paths.append(self.folder / "comparison.toml")
        return f"sha256:{hashed(ROOT, [path.relative_to(ROOT).as_posix() for path in paths])}"


def _within(folder: Path) -> Iterator[Path]:
    """The files of a folder that a number can depend on, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _TOLD and path.suffix != ".pyc":
            yield path


def load(name: str) -> Comparison:
    """The comparison of that name. Raises MeasureError."""
    path = HERE / name / "comparison.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        uses = tuple(ROOT / each for each in table.get("uses", ()))
        found = Comparison(
            path.parent, table["title"], table["unit"], table["rounds"], uses,
            table.get("program", ""),
        )  # fmt: skip
    except FileNotFoundError:
        have = ", ".join(names())
        raise MeasureError(f"there is no comparison {name!r}: one of {have}") from None
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise MeasureError(f"{path.relative_to(ROOT)}:1: {error}") from None
    for folder in uses:
        if not folder.is_dir():
            shown = folder.relative_to(ROOT)
            raise MeasureError(f"{path.relative_to(ROOT)}:1: there is no folder {shown}")
    return found


def names() -> list[str]:
    """Every comparison, by the path of its folder."""
    found = HERE.rglob("comparison.toml")
    return sorted(path.parent.relative_to(HERE).as_posix() for path in found)


def together(wanted: Iterable[Comparison]) -> list[list[Comparison]]:
    """Groups that are measured in one run: those of one program."""
    groups: dict[str | Path, list[Comparison]] = {}
    for each in wanted:
        groups.setdefault(each.program or each.folder, []).append(each)
    return list(groups.values())


def named(name: str) -> list[str]:
    """The comparison of that name, or all those in the folder of that name."""
    return [each for each in names() if f"{each}/".startswith(f"{name}/")] or [name]
