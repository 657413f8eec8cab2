"""A lab that stays up after the command that started it: a process in the background holds it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lab import owner, paths, running
from lab.clusters import CLUSTERS
from lab.errors import LabError
from lab.node import LAPTOP, Node
from lab.signals import ending_politely

#: Seconds that a holder may take to clear up.
PATIENCE = 60.0


def hold(engine: str, cluster: str) -> None:
    """Hold a lab with a named cluster, or one lone host, until SIGTERM."""
    began = time.monotonic()
    with running.opened(engine, say=_tell) as lab:
        if cluster and (why := lab.missing(cluster)):
            raise LabError(f"{cluster} cannot be had here: {why}")
        with lab.nodes(cluster=cluster, say=_tell) as nodes:
            _doors().write_text(json.dumps({name or LAPTOP: _shell(nodes[name]) for name in nodes}))
            _tell(f"ready after {time.monotonic() - began:.1f} s: {_about(cluster)}")
            for name in nodes:
                _tell(f"  make lab-shell HOST={name or LAPTOP}")
            _tell("  make lab-down")
            _tell("")
            signal.pause()


def entrance(host: str) -> list[str]:
    """The command line of a shell on a host that is held; LabError where there is none."""
    if not alive():
        raise LabError("the lab is not up; `make lab-up` starts it")
    if not _doors().exists():
        raise LabError("the lab is still starting; wait for `make lab-up`")
    doors: dict[str, list[str]] = json.loads(_doors().read_text())
    if host not in doors:
        raise LabError(f"no host {host!r} is up; there is HOST={' or HOST='.join(doors)}")
    return doors[host]


def start(engine: str, cluster: str, say: Callable[[str], object]) -> None:
    """Start a holder and return when its hosts are ready; LabError when they will not be."""
    if cluster and cluster not in CLUSTERS:
        raise LabError(f"no cluster {cluster!r}; there are {', '.join(CLUSTERS)}")
    if alive():
        raise LabError("the lab is up already; `make lab-down` ends it")
    _doors().unlink(missing_ok=True)  # of a lab before this one
    words = [sys.executable, "-m", "lab", "hold", f"--engine={engine}", f"--cluster={cluster}"]
    log = paths.run() / "holder.log"
    # Not our standard error: whoever reads that to its end would wait as long as the lab is up.
    with log.open("w") as errors:
        holder = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
            start_new_session=True, env={**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)},
        )  # fmt: skip
    assert holder.stdout is not None
    with ending_politely(), holder.stdout as lines:
        try:
            _file().write_text(owner.name(holder.pid))
            for line in lines:
                if line == "\n":
                    return
                say(line.rstrip("\n"))
            raise LabError(
                log.read_text().strip().removeprefix("lab: ") or "the lab did not come up"
            )
        except BaseException:
            # What ends us does not reach it, in a session of its own: it would go on without us.
            holder.terminate()
            holder.wait()
            raise


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


def _doors() -> Path:
    """Where the way into each host is written while the lab is held."""
    return paths.run() / "doors.json"


def _shell(node: Node) -> list[str]:
    words = node.argv(["bash"])
    at = words.index("--interactive")
    return [*words[:at], "--tty", *words[at:]]


def _about(cluster: str) -> str:
    return CLUSTERS[cluster].about if cluster else "one machine with a Docker Engine"


def _tell(line: str) -> None:
    # Whoever started us reads until the empty line, which is the last, and then goes away.
    print(line, flush=True)
