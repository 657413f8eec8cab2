"""Where the lab keeps things: images in the user's cache, sockets and locks in a run folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

PACKAGE = Path(__file__).parent
IMAGES = PACKAGE / "images"


def cache() -> Path:
    """The folder that outlives a lab: images, root file systems, the private engine's data."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "proven-containers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def lab_id() -> str:
    """Eight hex digits that tell this cache's lab from any other on the same engine."""
    return hashlib.sha256(str(cache()).encode()).hexdigest()[:8]


def run() -> Path:
    """The folder of locks and sockets; short, because a socket's path may have 107 bytes only."""
    base = Path("/run") if os.geteuid() == 0 and Path("/run").is_dir() else Path("/tmp")
    folder = base / f"proven-{os.geteuid()}-{lab_id()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
