"""A measurement as a reader sees it: a table with a bar in each row, and the machine it is from."""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

from macros.html import Html, Shape, joined
from shellproof import sealed
from shellproof.errors import SourceError

_WIDTH, _HEIGHT = 200, 12  # of the longest bar, in the units of the drawing
_FIGURE = Shape(
    '<figure class="pc-measured">\n'
    '<figcaption class="pc-title">{title}</figcaption>\n'
    '<table><thead><tr><th scope="col">what</th><th scope="col">{number}</th>'
    '<th scope="col"><span class="pc-heard">drawn to scale</span></th>{range}</tr></thead>\n'
    "<tbody>\n{rows}\n</tbody></table>\n"
    '<p class="pc-proof">Measured on {day} with {rounds}: {machine}. '
    "Yours will differ: <code>make measure K={name}</code></p>\n</figure>"
)
_ROW = Shape(
    '<tr><th scope="row">{name}</th><td class="pc-number">{median}</td><td>{bar}</td>{range}</tr>'
)
# One round alone has no median, and goes from nowhere to nowhere: then there is no such column.
_HEAD = Shape('<th scope="col">from – to, {unit}</th>')
_RANGE = Shape('<td class="pc-number">{least} – {most}</td>')
_BAR = Shape(
    '<svg class="pc-bar" viewBox="0 0 {width} {height}" role="img"><title>{percent} percent of the '
    'longest</title><rect width="{length}" height="{height}" rx="1"/></svg>'
)


def measured(folder: Path, name: str) -> Html:
    """The result of a comparison. Raises SourceError where it has none."""
    found = load(folder / name / "result.json", name)
    rows = [(row["name"], row["values"]) for row in found["rows"]]
    several = len(rows[0][1]) > 1
    longest = max(statistics.median(values) for _, values in rows)
    return _FIGURE(
        title=found["title"],
        number=f"median, {found['unit']}" if several else found["unit"],
        range=_HEAD(unit=found["unit"]) if several else Html(),
        rows=joined([_row(label, values, longest) for label, values in rows], "\n"),
        day=found["measured"],
        rounds=_rounds(len(rows[0][1])),
        machine=", ".join(_facts(found["machine"])),
        name=name,
    )


def load(path: Path, name: str) -> dict[str, Any]:
    """A result as it was written. Raises SourceError where it is missing or is none."""
    mend = f"make measure K={name}"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        for row in found["rows"]:
            [float(value) for value in row["values"]]
        if not all(row["values"] for row in found["rows"]) or not found["rows"]:
            raise ValueError("no numbers")
        _ = found["title"], found["unit"], found["measured"], found["machine"].items()
    except FileNotFoundError:
        raise SourceError(path, 1, "this was not measured yet", mend) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SourceError(path, 1, "this is no result of a measurement", mend) from None
    sealed.check(path, found, "the result", mend)
    return dict(found)


def _row(label: str, values: list[float], longest: float) -> Html:
    median = statistics.median(values)
    share = median / longest if longest else 0.0
    bar = _BAR(
        width=str(_WIDTH),
        height=str(_HEIGHT),
        length=f"{max(1.0, share * _WIDTH):.1f}",
        percent=f"{share * 100:.0f}",
    )
    least, most = _number(min(values)), _number(max(values))
    range_ = _RANGE(least=least, most=most) if len(values) > 1 else Html()
    return _ROW(name=label, median=_number(median), bar=bar, range=range_)


def _number(value: float) -> str:
    """Three digits that count: nobody measures more than that."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _rounds(count: int) -> str:
    return "one round" if count == 1 else f"{count} rounds"


def _facts(machine: dict[str, str]) -> list[str]:
    words = {"cores": "{} cores", "memory": "{} of memory", "kernel": "Linux {}"}
    skipped = {"architecture", "system"}
    return [
        words.get(key, "{}").format(value) for key, value in machine.items() if key not in skipped
    ]
