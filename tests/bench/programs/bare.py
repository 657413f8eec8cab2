"""The floor under pytest: a bare plugin that runs one bash a file and compares."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


class BashItem(pytest.Item):
    """One file: all its commands in one bash."""

    def runtest(self) -> None:
        """Run the commands and compare all that they print."""
        lines = self.path.read_text().splitlines()
        script = "\n".join(line.removeprefix("$ ") for line in lines[::2])
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == lines[1::2]


class BashFile(pytest.File):
    """A file ending in .plain."""

    def collect(self) -> Iterator[BashItem]:
        """The file's only item."""
        yield BashItem.from_parent(self, name=self.path.stem)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> BashFile | None:
    """Take every file of the bench's plainest form."""
    return BashFile.from_parent(parent, path=file_path) if file_path.suffix == ".plain" else None
