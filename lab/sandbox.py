"""The first process of the private engine's sandbox: own processes, own mounts, own network.

It runs `dockerd`, reaps orphans, and ends when the last user is gone, however that user died.
The kernel then ends every process, mount and network of the sandbox with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from lab import cgroups, uplink
from lab.docker import Docker
from lab.lock import Lock
from lab.reap import everything

#: Seconds between two looks at whether any user is left.
PATIENCE = 0.5


def main(run: Path, data: Path, hostnet: int) -> None:
    """Run the engine until nobody uses it or SIGTERM comes; see the module's docstring."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Our end of the link exists once the process that started us has said so.
    sys.stdin.readline()
    uplink.inside(run)
    engine = _dockerd(run, data)
    with contextlib.suppress(SystemExit):
        _watch(engine, Lock(run / "gate"), Lock(run / "users"))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _stop(engine, Docker(f"unix://{run / 'docker.sock'}"))
    uplink.down(run, hostnet)
    cgroups.remove(run.name)


def _dockerd(run: Path, data: Path) -> subprocess.Popen[bytes]:
    (run / "daemon.json").write_text("{}")
    words = [
        f"--config-file={run / 'daemon.json'}",
        f"--data-root={data}",
        f"--exec-root={run / 'exec'}",
        f"--host=unix://{run / 'docker.sock'}",
        f"--pidfile={run / 'docker.pid'}",
        f"--cgroup-parent=/{run.name}",
        "--exec-opt=native.cgroupdriver=cgroupfs",
    ]
    (run / "docker.pid").unlink(missing_ok=True)
    with (run / "dockerd.log").open("wb") as log:
        return subprocess.Popen(
            ["dockerd", *words], stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def _watch(engine: subprocess.Popen[bytes], gate: Lock, users: Lock) -> None:
    """Return when the engine has ended or nobody uses it; then gate and users stay ours."""
    while _reap(engine.pid):
        if gate.try_take():
            if users.try_take():
                return
            gate.free()
        time.sleep(PATIENCE)


def _reap(engine: int) -> bool:
    """Collect every ended process; whether the engine is still running."""
    with contextlib.suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            if pid == engine:
                return False
    return True


def _stop(engine: subprocess.Popen[bytes], docker: Docker) -> None:
    """Remove all nodes, then let the engine close its files; the kernel ends what stays."""
    everything(docker)
    engine.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        engine.wait(10)


def _leave(signum: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
