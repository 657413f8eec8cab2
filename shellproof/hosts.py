"""What a proof needs of the machines that it runs on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager

from shellproof.tuples import NamedTuple

TYPE_CHECKING = False  # the module typing is not for a run: see shellproof.tuples
if TYPE_CHECKING:
    from typing import Any, Protocol
else:
    Protocol = object

Inventory = Mapping[str, frozenset[str]]
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Material(NamedTuple):
    """Something a proof was made with: its name, its content's digest, where it came from."""

    name: str
    digest: str
    origin: str


class Bash(Protocol):
    """A persistent shell, in this process or far away: see shellproof.shell.Shell."""

    def run(
        self, command: str, timeout: float, keys: Sequence[tuple[bytes, bytes]] | None = None
    ) -> dict[str, Any]:
        """Run one command."""

    def put(self, name: str, data: bytes, mode: int) -> None:
        """Write a file where the shell is."""

    def abort(self) -> None:
        """End it at once, from another thread than the one that waits for it."""

    def close(self) -> None:
        """End it and all that it started."""


class Host(Protocol):
    """One machine, fresh for a scenario."""

    name: str

    def shell(self) -> Bash:
        """A new shell on it."""

    def inventory(self) -> Inventory:
        """What is there, kind by kind, so that what a page leaves behind can be told."""

    def facts(self) -> dict[str, str]:
        """What it is: the versions that a reader wants to know."""

    def materials(self) -> list[Material]:
        """What it fetched to run the commands."""

    def act(self, verb: str) -> None:
        """Lose it, cut it off or bring it back. Raises HostError where that cannot be done."""


class Provider(Protocol):
    """Where hosts come from."""

    def missing(self, need: str) -> str:
        """Why a need cannot be met here, or nothing."""

    def fingerprint(self) -> str:
        """Changes whenever a pass of yesterday says nothing about today."""

    def lease(
        self, names: Sequence[str], needs: Collection[str], /
    ) -> AbstractContextManager[dict[str, Host]]:
        """Fresh hosts of these names that fit the needs; one without a name where none is named."""

    def close(self) -> None:
        """Give everything back."""


def environment(home: str, user: str = "student") -> dict[str, str]:
    """All that a command sees of the world: nothing is inherited."""
    names = {"HOME": home, "USER": user, "LOGNAME": user, "PATH": PATH}
    return {**names, "LANG": "C.UTF-8", "SHELL": "/bin/bash", "TERM": "xterm"}
