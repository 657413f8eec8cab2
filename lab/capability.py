"""What this lab can do, found out by trying; each answer says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.running import Running


def missing(need: str, running: Running) -> str:
    """Why `need` is not there; empty when it is."""
    return "" if need in ("docker", "cluster") else f"nothing known of {need}"
