"""Programs that only some tests need, each lot in a virtual environment of its own."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def prepare(venv: Path, made_from: list[Path], finish: Callable[[], object] | None = None) -> None:
    """Make it from pinned requirements, the first of the files, unless it is there and of today's.

    What else it takes is done at the end; all files count. CalledProcessError if anything fails.
    """
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()
    stamp = venv / "made-from"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(venv, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    install = [
        str(venv / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    subprocess.run([*install, "--require-hashes", "-r", made_from[0]], check=True)
    if finish:
        finish()
    stamp.write_text(wanted)
