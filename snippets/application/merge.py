"""Make one model of those that the shards wrote: python merge.py 4 [FOLDER]."""

from __future__ import annotations

import sys
from pathlib import Path

import model
import table


def main(count: int, folder: Path) -> None:
    """Average the models of all shards, test the result, write it."""
    paths = [folder / f"penguins-{n}-of-{count}.json" for n in range(1, count + 1)]
    if missing := [path.name for path in paths if not path.exists()]:
        sys.exit(f"merge.py: no {', no '.join(missing)}: train these shards first")
    merged = model.merge([model.load(path) for path in paths])
    data = Path("data/penguins.csv")
    _, test = table.read(data, table.SEED)
    accuracy = merged.accuracy(*table.numbers(data, test))
    print(f"{count} shards merged: right for {accuracy:.0%} of {len(test)} others")
    model.save(merged, folder / "penguins.json", shards=count, accuracy=round(accuracy, 3))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(*sys.argv[2:3] or ["models"]))
