"""What this repository holds: its root, and the files that git tracks or would track."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git tracks, and every new one that it does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(sorted({path for path in paths if path.is_symlink() or path.is_file()}))


def python_files(folder: str) -> tuple[Path, ...]:
    """The Python files of one top folder."""
    inside = (path for path in tracked() if path.is_relative_to(ROOT / folder))
    return tuple(path for path in inside if path.suffix == ".py")


def text(path: Path) -> str | None:
    """A file's text; None for what is not UTF-8 (an image, a sample that is wrong on purpose)."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
