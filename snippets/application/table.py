"""The data: a table of penguins, divided into a part to learn from and a part to test with."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np

from model import FEATURES

TEST = 0.2  # the part of the rows that no training sees
SEED = 8  # decides how the rows are shuffled, where nothing else is said


class DataError(Exception):
    """A row that cannot be used; its text names the file and the line."""


class Row(NamedTuple):
    """One penguin as the table has it, with its line in the file."""

    line: int
    species: str
    fields: tuple[str, ...]


def read(path: Path, seed: int) -> tuple[list[Row], list[Row]]:
    """The rows to learn from and those to test with, shuffled; rows that lack a field are left out."""
    with path.open(newline="") as file:
        table = csv.DictReader(file)
        rows = [
            Row(table.line_num, row["species"], tuple(row[name] for name in FEATURES))
            for row in table
        ]
    rows = [row for row in rows if "NA" not in row.fields]
    random.Random(seed).shuffle(rows)
    first = round(len(rows) * TEST)
    return rows[first:], rows[:first]


def numbers(path: Path, rows: list[Row]) -> tuple[np.ndarray, list[str]]:
    """The measures of some rows as numbers, and their species. Raises DataError."""
    return np.array([_measures(path, row) for row in rows]), [row.species for row in rows]


def _measures(path: Path, row: Row) -> list[float]:
    try:
        return [float(field) for field in row.fields]
    except ValueError as error:
        raise DataError(f"{path}:{row.line}: {error}") from None
