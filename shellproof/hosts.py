"""What a proof needs of the machines that it runs on, and the plainest such machine."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from shellproof.errors import HostError
from shellproof.shell import Shell

Inventory = Mapping[str, frozenset[str]]
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


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
    names = {"HOME": home, "USER": user, "LOGNAME": user, "PATH": _PATH}
    return {**names, "LANG": "C.UTF-8", "SHELL": "/bin/bash", "TERM": "xterm"}


class LocalHost:
    """This machine, in a folder of its own."""

    def __init__(self, name: str, folder: str) -> None:
        self.name, self._folder = name, folder

    def shell(self) -> Bash:
        """A bash in the folder."""
        return Shell(self._folder, environment(self._folder))

    def inventory(self) -> Inventory:
        """Nothing: the folder goes with the host."""
        return {}

    def facts(self) -> dict[str, str]:
        """The architecture."""
        return {"architecture": os.uname().machine}

    def materials(self) -> list[Material]:
        """Nothing was fetched."""
        return []

    def act(self, verb: str) -> None:
        """Refuse: this machine is not ours to lose."""
        raise HostError(f"a local host cannot be told to {verb}")


class LocalProvider:
    """Hands out folders of this machine."""

    def missing(self, need: str) -> str:
        """A need is a program's name here."""
        import shutil

        return "" if shutil.which(need, path=_PATH) else f"there is no program called {need}"

    def fingerprint(self) -> str:
        """Nothing is known of what is installed here, so nothing may be taken from a cache."""
        return ""

    @contextmanager
    def lease(self, names: Sequence[str], _needs: Collection[str], /) -> Iterator[dict[str, Host]]:
        """One folder a host."""
        folder = _folder()
        try:
            yield {name: LocalHost(name, _below(folder, name)) for name in names or ("",)}
        finally:
            _remove(folder)

    def close(self) -> None:
        """Nothing is kept."""


def _folder() -> Path:
    """A new folder of our own. Loading tempfile for it would take longer than 200 steps do."""
    path = Path(os.environ.get("TMPDIR", "/tmp"), f"shellproof-{os.urandom(8).hex()}")
    path.mkdir(mode=0o700)
    return path


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it, which is often nothing."""
    try:
        for host in folder.iterdir():
            host.rmdir()
        folder.rmdir()
    except OSError:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def _below(folder: Path, name: str) -> str:
    path = folder / (name or "home")
    path.mkdir()
    return str(path)
