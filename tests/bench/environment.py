"""The bench's own virtual environment, in .bench/: the peers, and shellproof beside them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"
VENV = ROOT / ".bench"
BIN = VENV / "bin"
PYTHON = BIN / "python"
REQUIREMENTS = HERE / "requirements.txt"


def prepare() -> None:
    """Make the environment, unless it is there and of today's requirements."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    stamp = VENV / "made-from"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing the peers into .bench ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS],
        check=True,
    )
    stamp.write_text(wanted)


def variables() -> dict[str, str]:
    """The same few variables for everyone; only plugins that a command names are loaded."""
    path = f"{BIN}:{os.environ['PATH']}"
    found = {"PATH": path, "HOME": os.environ["HOME"], "LANG": "C.UTF-8", "TERM": "dumb"}
    python = {"PYTHONPATH": f"{ROOT}:{PROGRAMS}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return found | python
