"""The name servers that nodes hand to the containers inside them."""

from __future__ import annotations

from pathlib import Path

#: The second one holds the real servers where the first names systemd's local forwarder only.
FILES = ("/etc/resolv.conf", "/run/systemd/resolve/resolv.conf")


def servers() -> list[str]:
    """This machine's name servers that can be reached from a container; none where unknown."""
    for path in map(Path, FILES):
        lines = path.read_text().splitlines() if path.exists() else []
        named = [line.split()[1] for line in lines if line.startswith("nameserver ")]
        if found := [server for server in named if _reachable(server)]:
            return found
    return []


def _reachable(server: str) -> bool:
    # An address with a zone is good on one link of this machine only, and dockerd refuses it.
    return not server.startswith(("127.", "::1", "fe80:")) and "%" not in server
