"""A lab that stays up after the command that started it: a process in the background holds it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lab import owner, paths, running
from lab.errors import LabError
from lab.node import LAPTOP

#: Groups of hosts that `lab up --cluster` starts.
CLUSTERS: dict[str, tuple[str, ...]] = {
    "laptop": ("",),
    "swarm": ("manager", "worker-1", "worker-2"),
}
#: Seconds that a holder may take to clear up.
PATIENCE = 60.0


def hold(engine: str, cluster: str) -> None:
    """Hold a lab with a group of hosts until SIGTERM; a line for each tells how to enter it."""
    with running.opened(engine, say=_tell) as lab, lab.nodes(CLUSTERS[cluster]) as nodes:
        for name, node in nodes.items():
            enter = shlex.join(node.argv(["bash"])).replace("--interactive", "--interactive --tty")
            _tell(f"{name or LAPTOP}: {enter}")
        _tell("")
        signal.pause()


def start(engine: str, cluster: str, say: Callable[[str], object]) -> None:
    """Start a holder and return when its hosts are ready; LabError when they will not be."""
    if alive():
        raise LabError("the lab is up already; `make lab-down` ends it")
    words = [sys.executable, "-m", "lab", "hold", f"--engine={engine}", f"--cluster={cluster}"]
    log = paths.run() / "holder.log"
    # Not our standard error: whoever reads that to its end would wait as long as the lab is up.
    with log.open("w") as errors:
        holder = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
            start_new_session=True, env={**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)},
        )  # fmt: skip
    _file().write_text(owner.name(holder.pid))
    assert holder.stdout is not None
    for line in holder.stdout:
        if line == "\n":
            return
        say(line.rstrip("\n"))
    raise LabError(log.read_text().strip().removeprefix("lab: ") or "the lab did not come up")


def stop() -> bool:
    """End the holder and wait until it has cleared up; whether there was one."""
    if not alive():
        return False
    name = _file().read_text()
    os.kill(owner.number(name), signal.SIGTERM)
    end = time.monotonic() + PATIENCE
    while owner.alive(name):
        if time.monotonic() > end:
            raise LabError(f"the lab's process {owner.number(name)} does not end")
        time.sleep(0.05)
    _file().unlink(missing_ok=True)
    return True


def alive() -> bool:
    """Whether a holder runs."""
    return _file().exists() and owner.alive(_file().read_text())


def _file() -> Path:
    return paths.run() / "holder"


def _tell(line: str) -> None:
    # Whoever started us reads until the empty line, which is the last, and then goes away.
    print(line, flush=True)
