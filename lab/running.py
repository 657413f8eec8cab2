"""A lab in use: its engine, its images, and nodes to borrow."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from lab import (
    build,
    capability,
    catalogue,
    content,
    daemon,
    network,
    owner,
    paths,
    registry,
    session,
)
from lab import gpu as gpus
from lab.cluster import group
from lab.clusters import CLUSTERS
from lab.clusters.kind import Cluster, Say
from lab.docker import Docker
from lab.errors import LabError
from lab.lock import held, turn
from lab.maker import Maker
from lab.node import LAPTOP, Node
from lab.pool import Pool
from lab.registry import Served
from lab.signals import ending_politely

#: The engines that nodes can have: Debian's versions of Docker's, the newest major version that
#: Docker publishes and the one before it, and Podman behind Docker's command line.
ENGINES = ("28", "26", "current", "previous", "podman")


def quietly(_line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Running:
    """What `lab.open` hands out: capabilities, a fingerprint, and nodes."""

    docker: Docker
    engine: str
    network: str
    served: tuple[Served, ...]
    maker: Maker
    pool: Pool

    def missing(self, need: str) -> str:
        """Why a capability is not there; empty when it is."""
        return capability.missing(need, self)

    def fingerprint(self) -> str:
        """Stands for all that a proof depends on: the nodes' system, engine and images."""
        images = sorted(f"{item.tag} {item.digest}" for item in self.served)
        special = [content.tag(recipe) for recipe in catalogue.EXTRA]
        parts = [self.maker.image, platform.machine(), *images, *special]
        return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def entrance(self) -> list[str]:
        """Words before a program that is to reach nodes by their addresses."""
        return daemon.entrance() if self.docker == daemon.docker() else []

    @contextmanager
    def nodes(
        self,
        hosts: Sequence[str] = ("",),
        cluster: str = "",
        say: Say = quietly,
        gpu: bool = False,
        kvm: bool = False,
    ) -> Iterator[dict[str, Node]]:
        """Fresh nodes by name for the length of a with-block; "" is a lone host without a name.

        With the name of a cluster its hosts are among them, joined. A lone host may have the GPU,
        or the device that virtual machines need.
        """
        if any(hosts) or cluster:
            with self._group(hosts, cluster, say) as nodes:
                yield nodes
            return
        lone = self._with_devices(gpu, kvm) if gpu or kvm else self.pool.take()
        try:
            yield {"": lone}
        finally:
            self.pool.discard(lone)

    def _with_devices(self, gpu: bool, kvm: bool) -> Node:
        """A lone host that has devices of the machine; LabError where there is no GPU."""
        maker = self.maker
        if gpu:
            if not (found := gpus.find()):
                raise LabError("this machine has no NVIDIA GPU")
            maker = replace(maker, options=(*maker.options, *gpus.options(found)), tells=gpus.TELLS)
        if kvm:
            maker = replace(maker, options=(*maker.options, "--device=/dev/kvm"))
        return maker.make(LAPTOP, self.network)

    @contextmanager
    def _group(self, hosts: Sequence[str], name: str, say: Say) -> Iterator[dict[str, Node]]:
        cluster = CLUSTERS[name].here(self) if name in CLUSTERS else None
        joined = cluster.hosts if cluster else ()
        special = self._maker(cluster, say) if cluster else self.maker
        together = partial(cluster.make, special) if cluster and cluster.make else None
        every = dict.fromkeys([*joined, *filter(None, hosts)])

        def maker(host: str) -> Maker:
            return special if host in joined else self.maker

        say(f"starting {', '.join(every)}")
        with (
            turn(paths.run() / f"cluster-{name}", cluster.abreast if cluster else 0),
            group(self.docker, self.maker.owner, list(every), maker, together) as nodes,
        ):
            if cluster:
                cluster.form(nodes, say)
            yield nodes

    def _maker(self, cluster: Cluster, say: Say) -> Maker:
        """What makes the machines of a cluster, whose image is built if it is not there."""
        made = replace(
            self.maker, options=cluster.options, holds=cluster.holds, tells=cluster.tells
        )
        if not cluster.recipe:
            return made
        build.ensure(self.docker, catalogue.chain(cluster.recipe), say)
        return replace(made, image=content.tag(catalogue.BY_NAME[cluster.recipe]))


@contextmanager
def opened(engine: str = "28", say: Callable[[str], object] = print) -> Iterator[Running]:
    """A lab whose nodes have the given engine version; LabError says what is missing for one."""
    if engine not in ENGINES:
        raise LabError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    mark = owner.new()
    with ending_politely(), session.shared(mark, say) as docker:
        net, served = _furnish(docker, engine, say)
        maker = Maker(docker, image(engine), mark, {item.digest: item.origin for item in served})
        pool = Pool(lambda: maker.make(LAPTOP, net))
        try:
            yield Running(docker, engine, net, served, maker, pool)
        finally:
            pool.close()


def _furnish(
    docker: Docker, engine: str, say: Callable[[str], object]
) -> tuple[str, tuple[Served, ...]]:
    """Build what is missing and serve it; the network of lone hosts, and what is served."""
    # One process builds; the others wait here and then find everything made.
    with held(paths.run() / "images"):
        recipes = catalogue.wanted(engine)
        build.ensure(docker, recipes, say)
        net = network.shared(docker)
        registry.start(docker, net)
        return net, tuple(registry.fill(docker, recipes, say))


def image(engine: str) -> str:
    """The image that nodes of an engine version are made from."""
    return content.tag(catalogue.BY_NAME[f"node-{engine}"])
