"""Keeps results: in PostgreSQL where DATABASE_URL names one, else in a SQLite file.

DATABASE_URL            such as postgresql://penguins@db/penguins
DATABASE_PASSWORD_FILE  a file that holds the password of that database
RESULTS_FILE            the SQLite file, results.db where nothing is said
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from model import FEATURES

COLUMNS = ("asked", *FEATURES, "species", "chance")
TABLE = """CREATE TABLE IF NOT EXISTS results (
    asked TEXT, bill_length_mm REAL, bill_depth_mm REAL, flipper_length_mm REAL, body_mass_g REAL,
    species TEXT, chance REAL)"""


class Store:
    """One table, in whichever database."""

    def __init__(self, kind: str, connect: Callable[[], Any], mark: str, lock: str = "") -> None:
        self.kind, self._connect = kind, connect
        self._mark = mark  # stands for a value in a statement
        self._lock = lock  # lets one server at a time make the table
        self._made = False

    def add(self, result: Mapping[str, Any]) -> None:
        """Keep one result."""
        marks = ", ".join([self._mark] * len(COLUMNS))
        values = [result[name] for name in COLUMNS]
        self._run(f"INSERT INTO results ({', '.join(COLUMNS)}) VALUES ({marks})", values)

    def latest(self, count: int) -> list[dict[str, Any]]:
        """The last results, the newest first."""
        query = f"SELECT {', '.join(COLUMNS)} FROM results ORDER BY asked DESC LIMIT {self._mark}"
        return [dict(zip(COLUMNS, row)) for row in self._run(query, [count])]

    def _run(self, statement: str, values: list[Any]) -> list[Any]:
        """Run one statement on a connection of its own, so that a lost database can come back."""
        with closing(self._connect()) as link:
            made, self._made = self._made, False  # after a failure, look for the table again
            if not made:
                self._make(link)
            found = link.execute(statement, values)
            rows = found.fetchall() if found.description else []
            link.commit()
            self._made = True
            return rows

    def _make(self, link: Any) -> None:
        if self._lock:
            link.execute(self._lock)
        link.execute(TABLE)
        link.commit()


def open_store(environ: Mapping[str, str]) -> Store:
    """The store that the environment describes. The database need not be there yet."""
    if url := environ.get("DATABASE_URL"):
        import psycopg  # needs the library libpq, and nobody else does

        def connect() -> Any:
            file = environ.get("DATABASE_PASSWORD_FILE")
            password = Path(file).read_text().strip() if file else None
            return psycopg.connect(url, password=password, connect_timeout=5)

        return Store("postgresql", connect, "%s", "SELECT pg_advisory_xact_lock(1)")
    path = environ.get("RESULTS_FILE", "results.db")
    return Store("sqlite", lambda: sqlite3.connect(path), "?")
