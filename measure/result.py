"""What a measurement found, with the machine it was found on."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measure.comparison import HERE, Comparison, MeasureError
from shellproof import sealed

_LINE = re.compile(r"(?P<name>[^\t]+)\t(?P<value>\d+(?:\.\d+)?)")


def parsed(round_: str, comparison: Comparison) -> dict[str, float]:
    """The numbers of one round, by contender. Raises MeasureError for any other line."""
    found: dict[str, float] = {}
    for line in round_.splitlines():
        if (hit := _LINE.fullmatch(line)) is None or hit["name"] in found:
            path = comparison.folder / "round.sh"
            raise MeasureError(f"{path}: printed {line!r}, expected: a new name, a tab, a number")
        found[hit["name"]] = float(hit["value"])
    return found


def joined(rounds: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """All numbers of each contender. Raises MeasureError where rounds differ in who took part."""
    if not rounds or any(set(each) != set(rounds[0]) for each in rounds) or not rounds[0]:
        raise MeasureError("the rounds differ in what they measured")
    return {name: [each[name] for each in rounds] for name in rounds[0]}


def write(
    comparison: Comparison,
    values: Mapping[str, list[float]],
    facts: Mapping[str, str],
    fingerprint: str,
) -> None:
    """Keep a result beside its comparison, with the fingerprint of what was run."""
    found: dict[str, Any] = {
        "title": comparison.title,
        "unit": comparison.unit,
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": {**machine(), **facts},
        "fingerprint": fingerprint,
        "rows": [{"name": name, "values": each} for name, each in values.items()],
    }
    comparison.result.write_text(
        sealed.written(found, made(comparison.folder), sort=False), encoding="utf-8"
    )


def made(folder: Path) -> str:
    """The command that measures it anew."""
    name = folder.relative_to(HERE) if folder.is_relative_to(HERE) else folder.name
    return f"make measure K={name}"


def machine() -> dict[str, str]:
    """What a reader wants to know of this machine, and nothing that names it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "kernel": platform.release().partition("-")[0],  # the rest is what its maker adds
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.machine()
