"""Kernel capabilities for a node: as many as an engine inside needs, none that reaches outside."""

from __future__ import annotations

from pathlib import Path

#: In the order of their numbers, linux/capability.h; the three newest are parts of SYS_ADMIN, and
#: engines before 23 do not know them.
NAMES = (
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "KILL",
    "SETGID",
    "SETUID",
    "SETPCAP",
    "LINUX_IMMUTABLE",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_ADMIN",
    "NET_RAW",
    "IPC_LOCK",
    "IPC_OWNER",
    "SYS_MODULE",
    "SYS_RAWIO",
    "SYS_CHROOT",
    "SYS_PTRACE",
    "SYS_PACCT",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_NICE",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "MKNOD",
    "LEASE",
    "AUDIT_WRITE",
    "AUDIT_CONTROL",
    "SETFCAP",
    "MAC_OVERRIDE",
    "MAC_ADMIN",
    "SYSLOG",
    "WAKE_ALARM",
    "BLOCK_SUSPEND",
    "AUDIT_READ",
)
#: What would let a node change the machine outside: its clock, modules, memory, log or power.
OUTSIDE = {
    "SYS_MODULE",
    "SYS_RAWIO",
    "SYS_BOOT",
    "SYS_TIME",
    "SYSLOG",
    "WAKE_ALARM",
    "BLOCK_SUSPEND",
    "AUDIT_CONTROL",
    "AUDIT_READ",
    "MAC_OVERRIDE",
    "MAC_ADMIN",
}
EVERY = (1 << len(NAMES)) - 1


def granted() -> list[str]:
    """The machine's bounding set (asking for more fails) less what reaches outside."""
    mask = _bounding()
    return [name for bit, name in enumerate(NAMES) if mask >> bit & 1 and name not in OUTSIDE]


def _bounding() -> int:
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return EVERY
    return next((int(line.split()[1], 16) for line in lines if line.startswith("CapBnd")), EVERY)
