"""Control groups of the private engine, which outlive its processes as empty folders."""

from __future__ import annotations

import contextlib
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")


def remove(name: str) -> None:
    """Remove the group `name` under every controller, innermost folders first."""
    for top in [ROOT / name, *ROOT.glob(f"*/{name}")]:
        folders = [top, *(path for path in top.rglob("*") if path.is_dir())]
        for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
            # One that is still in use goes at the next start.
            with contextlib.suppress(OSError):
                folder.rmdir()
