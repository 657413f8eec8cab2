"""What a process costs: its seconds, and the most memory that it or one below it had."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """How a process ended, what it said, and what it took."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    megabytes: float


def cost(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str]) -> Cost:
    """Run a process to its end. What it says goes to files: a full pipe would stop it."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        started = time.perf_counter()
        with subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=err) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        out.seek(0), err.seek(0)
        said, complained = out.read(), err.read()
    return Cost(process.returncode, said, complained, seconds, usage.ru_maxrss / 1000)
