"""Where shellproof meets lab: the lab's nodes, as the hosts that a proof needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import TypeVar

import lab
from shellproof.errors import HostError, ProofError
from shellproof.hosts import Bash, Host, Inventory, Material, environment
from shellproof.remote import RemoteShell

T = TypeVar("T")
HOME = "/home/student"


class LabHost:
    """A node, as shellproof sees it."""

    def __init__(self, name: str, node: lab.Node) -> None:
        self.name, self._node = name, node

    def shell(self) -> Bash:
        """A new shell of the student's."""
        return RemoteShell(self._node.argv, HOME, environment(HOME))

    def inventory(self) -> Inventory:
        """Containers, networks, volumes and images, by name. A lost node has none."""
        try:
            return {kind: frozenset(names) for kind, names in self._node.inventory().items()}
        except lab.LabError:
            return {}

    def facts(self) -> dict[str, str]:
        """The engine, the system and the architecture."""
        return _told(self._node.facts)

    def materials(self) -> list[Material]:
        """The images that the node pulled."""
        return [Material(*image) for image in _told(self._node.images)]

    def act(self, verb: str) -> None:
        """Lose, cut or restore the node."""
        _told({"lose": self._node.lose, "cut": self._node.cut, "restore": self._node.restore}[verb])


def _told(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except lab.LabError as error:
        raise HostError(str(error)) from None


class LabProvider:
    """Opens the lab when the first page needs it, and keeps it for the pages after."""

    def __init__(self, engine: str, say: Callable[[str], None]) -> None:
        self._engine, self._say = engine, say
        self._stack = ExitStack()
        self._reasons: dict[str, str] = {}

    def missing(self, need: str) -> str:
        """Why a need cannot be met; the lab is asked once."""
        if need not in self._reasons:
            self._reasons[need] = self._running.missing(need)
        return self._reasons[need]

    def fingerprint(self) -> str:
        """The engine, the images and the architecture."""
        return self._running.fingerprint()

    @contextmanager
    def lease(self, names: Sequence[str]) -> Iterator[dict[str, Host]]:
        """Fresh nodes."""
        with self._running.nodes(names or ("",)) as nodes:
            yield {name: LabHost(name, node) for name, node in nodes.items()}

    def close(self) -> None:
        """Leave the lab."""
        self._stack.close()

    @cached_property
    def _running(self) -> lab.Running:
        try:
            return self._stack.enter_context(lab.open(self._engine, self._say))
        except lab.LabError as error:
            raise ProofError(str(error)) from None
