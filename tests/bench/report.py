"""The tables that `make bench` prints and writes to bench/."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Section:
    """One race: medians by name, and how near to the floor ours must come."""

    title: str
    medians: Mapping[str, float]
    steps: int
    floor: str
    ours: str
    limit: float
    beside: tuple[str, ...] = ()  # shown, and no promise
    unit: str = "ms"

    def promises(self) -> dict[str, bool]:
        """What is promised, and whether it is kept."""
        mine = self.medians[self.ours]
        others = (self.floor, self.ours, *self.beside)
        peers = [name for name in self.medians if name not in others]
        kept = {
            f"at most {self.limit} × {self.floor}": mine <= self.limit * self.medians[self.floor]
        }
        return kept | {f"ahead of {peer}": mine < self.medians[peer] for peer in peers}

    def kept(self) -> bool:
        """Whether every promise is."""
        return all(self.promises().values())

    def lines(self) -> list[str]:
        """A Markdown table, fastest first, and one line a promise."""
        head = f"| | whole, {self.unit} | each, {self.unit} | × {self.floor} |"
        said = [
            f"- {what}: {'kept' if yes else '**missed**'}" for what, yes in self.promises().items()
        ]
        ordered = sorted(self.medians.items(), key=lambda item: item[1])
        rows = [self._row(name, whole) for name, whole in ordered]
        return [f"## {self.title}", "", head, "|---|--:|--:|--:|", *rows, "", *said, ""]

    def _row(self, name: str, whole: float) -> str:
        ratio = whole / self.medians[self.floor]
        return f"| {name} | {whole:.0f} | {whole / self.steps:.2f} | {ratio:.2f} |"


def write(folder: Path, sections: Sequence[Section]) -> None:
    """Print the report and keep it, with the numbers beside it."""
    text = "\n".join(line for section in sections for line in section.lines())
    print(text)
    folder.mkdir(exist_ok=True)
    (folder / "report.md").write_text(f"{text}\n")
    numbers = [asdict(section) for section in sections]
    (folder / "numbers.json").write_text(json.dumps(numbers, indent=1, sort_keys=True) + "\n")
