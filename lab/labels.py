"""How the lab marks what it makes on an engine, so that it finds, and removes, nothing else."""

from __future__ import annotations

from lab import owner, paths

LAB = "proven.lab"
OWNER = "proven.owner"


def ours() -> str:
    """The filter for all that this lab made, by whichever process."""
    return f"label={LAB}={paths.lab_id()}"


def options(shared: bool = False) -> list[str]:
    """Options that mark a new object: shared by the lab's users, or this process's own."""
    mine = [] if shared else ["--label", f"{OWNER}={owner.me()}"]
    return ["--label", f"{LAB}={paths.lab_id()}", *mine]
