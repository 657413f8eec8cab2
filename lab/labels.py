"""How the lab marks what it makes on an engine, so that it finds, and removes, nothing else."""

from __future__ import annotations

from lab import paths

LAB = "proven.lab"
OWNER = "proven.owner"


def ours() -> str:
    """The filter for all that this lab made, by whichever process."""
    return f"label={LAB}={paths.lab_id()}"


def options(owner: str = "") -> list[str]:
    """Options that mark a new object: shared by all users of the lab, or with an owner."""
    owned = ["--label", f"{OWNER}={owner}"] if owner else []
    return ["--label", f"{LAB}={paths.lab_id()}", *owned]
