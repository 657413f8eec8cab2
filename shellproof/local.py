"""The plainest machine to run commands on: this one, in a folder for each scenario."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shellproof.errors import HostError
from shellproof.hosts import PATH, Bash, Host, Inventory, Material, environment
from shellproof.shell import Shell

_MODE = 0o700
_AHEAD = 2  # shells that start while others run: one takes longer to start than to run a command


class LocalHost:
    """This machine, in a folder of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self._shell = _Shell(str(folder), environment(str(folder)))

    def prepare(self) -> None:
        """Start the shell that will be asked for."""
        self._shell.start()

    def shell(self) -> Bash:
        """A bash in the folder."""
        return self._shell

    def end(self) -> bool:
        """End all that was started; tell whether somebody else may have the folder.

        That is so where nothing lies in it, and bash was alone: it holds nothing while it dies.
        """
        alone = self._shell.end()
        if not alone:
            self.forget()
        return alone and _as_new(self.folder)

    def forget(self) -> None:
        """Wait until bash has gone."""
        Shell.close(self._shell)

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


class _Shell(Shell):
    """A shell that ends with its host."""

    def close(self) -> None:
        """Leave it to the host."""


class LocalProvider:
    """Hands out folders of this machine.

    Most runs are hundreds of small ones, and most of their time would go into waiting: for bash to
    start and to die, and for folders. So the next bash starts while the last outcome is told, one
    that was killed is waited for later, and an empty folder serves again.
    """

    def __init__(self) -> None:
        self._asked = False
        self._spare: list[LocalHost] = []  # one or none
        self._ended: list[LocalHost] = []  # their bash is dying
        self._folders: list[Path] = []

    def missing(self, need: str) -> str:
        """A need is a program's name here."""
        import shutil

        return "" if shutil.which(need, path=PATH) else f"there is no program called {need}"

    def fingerprint(self) -> str:
        """Nothing is known of what is installed here, so nothing may be taken from a cache."""
        return ""

    @contextmanager
    def lease(self, names: Sequence[str], _needs: Collection[str], /) -> Iterator[dict[str, Host]]:
        """One folder a host."""
        hosts = [self._host(name) for name in names] if any(names) else [self._next()]
        try:
            yield {host.name: host for host in hosts}
        finally:
            for host in hosts:
                self._end(host)

    def close(self) -> None:
        """Nothing is kept."""
        while self._spare:
            self._end(self._spare.pop())
        for host in self._ended:
            host.forget()
        while self._folders:
            _remove(self._folders.pop())

    def _next(self) -> LocalHost:
        """The spare, which two threads never get both; who has asked twice will ask again."""
        try:
            host = self._spare.pop()
        except IndexError:
            host = self._host("")
        if self._asked:
            self._prepare()
        self._asked = True
        return host

    def _prepare(self) -> None:
        while len(self._spare) < _AHEAD:
            spare = self._host("")
            spare.prepare()
            self._spare.insert(0, spare)

    def _host(self, name: str) -> LocalHost:
        try:
            folder = self._folders.pop()
        except IndexError:
            folder = _folder()
        if name:  # a reader is told by the prompt where they are
            (folder / name).mkdir()
        return LocalHost(name, folder / name)

    def _end(self, host: LocalHost) -> None:
        if host.end() and not host.name:
            self._folders.append(host.folder)
        else:
            _remove(host.folder.parent if host.name else host.folder)
        self._ended.append(host)
        if len(self._ended) > 2:
            self._ended.pop(0).forget()


def _folder() -> Path:
    """A new folder of our own. Loading tempfile for it would take longer than 200 steps do."""
    path = Path(os.environ.get("TMPDIR", "/tmp"), f"shellproof-{os.urandom(8).hex()}")
    path.mkdir(mode=_MODE)
    return path


def _as_new(folder: Path) -> bool:
    """Whether it is there, empty, and ours alone."""
    try:
        with os.scandir(folder) as entries:
            return folder.stat().st_mode & 0o7777 == _MODE and not any(entries)
    except OSError:
        return False


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it."""
    try:
        folder.rmdir()
    except OSError:
        import shutil  # slow to import, and most folders are empty

        shutil.rmtree(folder, ignore_errors=True)
