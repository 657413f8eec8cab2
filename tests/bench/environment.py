"""The bench's own virtual environment, in .bench/: the peers, and shellproof beside them."""

from __future__ import annotations

import os
from pathlib import Path

from tests import environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"
VENV = ROOT / ".bench"
BIN = VENV / "bin"
PYTHON = BIN / "python"
REQUIREMENTS = HERE / "requirements.txt"


def prepare() -> None:
    """Make the environment, unless it is there and of today's requirements."""
    print("The peers live in .bench", flush=True)
    environment.prepare(VENV, [REQUIREMENTS])


def variables() -> dict[str, str]:
    """The same few variables for everyone; only plugins that a command names are loaded."""
    path = f"{BIN}:{os.environ['PATH']}"
    found = {"PATH": path, "HOME": os.environ["HOME"], "LANG": "C.UTF-8", "TERM": "dumb"}
    python = {"PYTHONPATH": f"{ROOT}:{PROGRAMS}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return found | python
