"""Commands in nodes, and programs that use the lab from another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lab.node import Node

ROOT = Path(__file__).parents[2]


def run(node: Node, script: str, user: str = "student") -> subprocess.CompletedProcess[str]:
    """Run a script in a node; a status other than 0 fails the test with what it printed."""
    done = attempt(node, script, user)
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
    return done


def attempt(node: Node, script: str, user: str = "student") -> subprocess.CompletedProcess[str]:
    """Run a script in a node, whatever its status."""
    return subprocess.run(
        node.argv(["bash", "-c", script], user), capture_output=True, text=True, check=False
    )


def program(text: str, **setting: str) -> subprocess.Popen[str]:
    """Start a Python program that imports the lab; `setting` adds to its environment."""
    return subprocess.Popen(
        [sys.executable, "-c", text],
        env={**os.environ, "PYTHONPATH": str(ROOT), **setting},
        stdout=subprocess.PIPE,
        text=True,
    )
