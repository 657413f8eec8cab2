"""The table that `make bench` prints and writes to bench/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.bench.contenders import FLOOR, OURS


def table(title: str, medians: Mapping[str, float], steps: int, floor: str = FLOOR) -> list[str]:
    """One Markdown table, fastest first: the whole process, a step of it, and how many floors."""
    lines = [f"### {title}", "", "| | whole, ms | each, ms | × floor |", "|---|--:|--:|--:|"]
    for name, whole in sorted(medians.items(), key=lambda item: item[1]):
        ratio = whole / medians[floor]
        lines.append(f"| {name} | {whole:.0f} | {whole / steps:.2f} | {ratio:.2f} |")
    return [*lines, ""]


def promises(medians: Mapping[str, float], limit: float) -> dict[str, bool]:
    """What is promised of a race, and whether it is kept."""
    peers = [name for name in medians if name not in (FLOOR, OURS)]
    kept = {f"at most {limit} × the floor": medians[OURS] <= limit * medians[FLOOR]}
    return kept | {f"ahead of {peer}": medians[OURS] < medians[peer] for peer in peers}


def shown(title: str, kept: Mapping[str, bool]) -> list[str]:
    """One line a promise."""
    return [f"- {title}: {what}: {'kept' if yes else '**missed**'}" for what, yes in kept.items()]


def write(folder: Path, lines: list[str], numbers: Mapping[str, object]) -> None:
    """Print the report and keep it, with the numbers beside it."""
    text = "\n".join(lines) + "\n"
    print(text, end="")
    folder.mkdir(exist_ok=True)
    (folder / "report.md").write_text(text)
    (folder / "numbers.json").write_text(json.dumps(numbers, indent=1, sort_keys=True) + "\n")
