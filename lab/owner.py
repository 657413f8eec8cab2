"""Who owns what the lab makes: a use of the lab, named after its process.

A name is `PID-START-USE`: with its start a process is not mistaken for a later one of the same
number, and one process may use the lab several times at once.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def name(pid: int) -> str:
    """The process as `pid-starttime`, the start in clock ticks since boot (proc_pid_stat(5))."""
    return f"{pid}-{_started(pid)}"


def new() -> str:
    """A name for a new use of the lab by this process."""
    return f"{name(os.getpid())}-{secrets.token_hex(2)}"


def number(owner: str) -> int:
    """The process number in a name; 0 when it holds none."""
    pid = owner.partition("-")[0]
    return int(pid) if pid.isdigit() else 0


def alive(owner: str) -> bool:
    """Whether the process that bears this name, or whose use does, still runs."""
    pid = number(owner)
    return pid > 0 and f"{owner}-".startswith(f"{name(pid)}-") and _exists(pid)


def _started(pid: int) -> str:
    """Field 22 of the stat file; empty without /proc, without such a process, or for a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    # The second field is the command's name in brackets and may hold blanks and brackets itself.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
