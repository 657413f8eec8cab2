"""Where shellproof meets lab: the lab's nodes, as the hosts that a proof needs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

import lab
from shellproof.errors import HostError, ProofError
from shellproof.hosts import Bash, Host, Inventory, Material, environment
from shellproof.remote import RemoteShell

EVERYTHING = "*"
HOME = "/home/student"
SURVEYS = Path(__file__).resolve().parents[1] / "engines"


class LabHost:
    """A node, as shellproof sees it."""

    def __init__(self, name: str, node: lab.Node) -> None:
        self.name, self._node = name, node
        self._facts: dict[str, str] = {}
        self._materials: list[Material] = []
        self._first: Bash | None = None

    def prepare(self) -> None:
        """Start the first shell: it is ready when the node has told what it holds."""
        with contextlib.suppress(HostError):  # told when a command needs the shell
            self._first = self._shell()

    def shell(self) -> Bash:
        """A new shell of the student's."""
        first, self._first = self._first, None
        return first or self._shell()

    def end(self) -> None:
        """End the shell that nobody asked for."""
        if self._first:
            self._first.close()

    def _shell(self) -> Bash:
        return RemoteShell(self._node.argv, HOME, environment(HOME))

    def inventory(self) -> Inventory:
        """Containers, networks, volumes and images, by name. A lost node has none."""
        try:
            return {kind: frozenset(names) for kind, names in self._node.inventory().items()}
        except lab.LabError:
            return {}

    def facts(self) -> dict[str, str]:
        """The engine, the system and the architecture; of a lost node, as they were."""
        with contextlib.suppress(lab.LabError):
            self._facts = self._facts or self._node.facts()
        return self._facts

    def materials(self) -> list[Material]:
        """The images that the node pulled; of a lost node, as they were."""
        with contextlib.suppress(lab.LabError):
            self._materials = [Material(*image) for image in self._node.images()]
        return self._materials

    def act(self, verb: str) -> None:
        """Lose the node, cut it off or bring it back."""
        node = self._node
        verbs = {"lose": node.lose, "cut off": node.cut_off, "bring back": node.bring_back}
        try:
            verbs[verb]()
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
            self._reasons[need] = self.running.missing(need)
        return self._reasons[need]

    def fingerprint(self) -> str:
        """The engine, the images and the architecture."""
        return self.running.fingerprint()

    @contextmanager
    def lease(self, names: Sequence[str], needs: Collection[str], /) -> Iterator[dict[str, Host]]:
        """Fresh nodes; those of a named cluster, joined, where a need is its name."""
        cluster = next((need for need in needs if need in lab.CLUSTERS), "")
        gpu, kvm = (need in needs and not self.missing(need) for need in ("gpu", "kvm"))
        with ExitStack() as stack:
            try:
                nodes = stack.enter_context(
                    self.running.nodes(names or ("",), cluster, gpu=gpu, kvm=kvm)
                )
            except lab.LabError as error:
                raise ProofError(str(error)) from None
            hosts = {name: LabHost(name, node) for name, node in nodes.items()}
            for host in hosts.values():
                host.prepare()
                stack.callback(host.end)
            yield dict(hosts)

    def close(self) -> None:
        """Leave the lab."""
        self._stack.close()

    @cached_property
    def running(self) -> lab.Running:
        """The lab, opened when it is first asked for. Raises ProofError."""
        try:
            return self._stack.enter_context(lab.open(self._engine, self._say))
        except lab.LabError as error:
            raise ProofError(str(error)) from None


def made_from(path: Path, engine: str) -> Collection[str] | None:
    """The tags of all images that a file of a recipe goes into; None for any other file.

    A file of the nodes' own image, of one below it, or of a cluster's goes into everything, and so
    does what is known of the engine that is asked for.
    """
    from lab import catalogue, paths

    if path == SURVEYS / f"{engine}.json":  # what is known of the engine decides what may differ
        return (EVERYTHING,)
    if not path.is_relative_to(paths.IMAGES):
        return None
    folder = path.relative_to(paths.IMAGES).parts[0]
    built = catalogue.built_on(folder)
    if any(recipe.name == f"node-{engine}" or recipe in catalogue.EXTRA for recipe in built):
        return (EVERYTHING,)
    return {tag for recipe in built for tag in recipe.tags}
