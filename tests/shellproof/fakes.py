"""Local hosts that can tell what is left on them, be lost, and lack things."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from shellproof.hosts import Bash, Host, Inventory, Material, environment
from shellproof.shell import Shell
from tests.shellproof.bash import remote


class FakeHost:
    """A folder of this machine; its inventory is the files in it."""

    def __init__(self, name: str, folder: Path, acts: list[str]) -> None:
        self.name, self.folder, self._acts = name, folder, acts

    def shell(self) -> Bash:
        """A bash in the folder, reached as one on another machine is."""
        env = environment(str(self.folder))
        return remote(self.folder, env) if self.name else Shell(env["HOME"], env)

    def inventory(self) -> Inventory:
        """The files."""
        return {"file": frozenset(path.name for path in self.folder.iterdir())}

    def facts(self) -> dict[str, str]:
        """Made up, but always the same."""
        return {"engine": "Fake Engine 1.0", "architecture": "fake"}

    def materials(self) -> list[Material]:
        """One image."""
        return [Material("fake:latest", f"sha256:{'ab' * 32}", "made up")]

    def act(self, verb: str) -> None:
        """Note it."""
        self._acts.append(f"{verb} {self.name}")


@dataclass(slots=True)
class FakeProvider:
    """Hands out such hosts, and notes what was asked of them."""

    root: Path
    known: str = "engine 1"
    lacks: dict[str, str] = field(default_factory=dict)
    leases: list[tuple[str, ...]] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    needs: frozenset[str] = frozenset()
    open: int = 0

    def missing(self, need: str) -> str:
        """Why a need cannot be met."""
        return self.lacks.get(need, "")

    def fingerprint(self) -> str:
        """What the test says."""
        return self.known

    @contextmanager
    def lease(self, names: Sequence[str], needs: Collection[str], /) -> Iterator[dict[str, Host]]:
        """A folder a host."""
        self.leases.append(tuple(names))
        self.needs = frozenset(needs)
        self.open += 1
        try:
            with TemporaryDirectory(dir=self.root) as folder:
                yield {name: self._host(Path(folder), name) for name in names}
        finally:
            self.open -= 1

    def _host(self, folder: Path, name: str) -> Host:
        home = folder / (name or "home")
        home.mkdir()
        return FakeHost(name, home, self.acts)

    def close(self) -> None:
        """Nothing is kept."""
