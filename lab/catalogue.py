"""The images of the lab: names, tags, and what each is built on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """One image: its folder under lab/images, its names, and the recipe it is built on.

    `parts` are further recipes that its Dockerfile copies from; `shares` are files of other
    folders, which it finds below `shared`.
    """

    name: str
    folder: str
    tags: tuple[str, ...] = ()
    base: str = ""
    suite: str = ""
    engine: str = ""  # which of Docker's published engines goes into it
    parts: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()

    @property
    def hub(self) -> str:
        """Its name on Docker Hub; empty for what is the lab's own."""
        if self.tags:
            return self.tags[0]
        # A suite alone says nothing: a board begins with one too, and is no plain Debian.
        return f"debian:{self.suite}-slim" if self.folder == "debian" else ""

    @property
    def served(self) -> bool:
        """Whether nodes can pull it; the nodes' own images they cannot."""
        return bool(self.tags)


DEBIAN = ("debian:trixie-slim", "debian:trixie", "debian:latest")

#: In the order of building: each stands after its base.
RECIPES = (
    Recipe("debian", "debian", DEBIAN, suite="trixie"),
    Recipe("registry", "registry", ("registry:2", "registry:latest"), "debian"),
    Recipe("forky", "debian", suite="forky"),
    Recipe("node-28", "node", base="forky"),
    Recipe("node-26", "node", base="debian"),
    Recipe("node-podman", "podman", base="node-28"),
    Recipe("node-current", "published", base="node-28", engine="current"),
    Recipe("node-previous", "published", base="node-28", engine="previous"),
    Recipe("hello-world", "hello-world", ("hello-world:latest",), "debian"),
    Recipe("busybox", "busybox", ("busybox:latest", "busybox:stable"), "debian"),
    Recipe("python", "python", ("python:3.13-slim", "python:3-slim", "python:slim"), "debian"),
    Recipe("nginx", "nginx", ("nginx:latest", "nginx:stable", "nginx:1.26"), "debian"),
    Recipe("redis", "redis", ("redis:latest", "redis:8"), "debian"),
    Recipe("postgres", "postgres", ("postgres:17", "postgres:latest"), "debian"),
)

#: Built only when somebody asks whether this machine runs virtual machines.
GUEST = Recipe("guest", "guest", base="debian")

#: What a Kubernetes node of ours is told, also where kind makes it.
_KUBE_FILES = (
    "kube-node/etc/containerd/certs.d/control:5000/hosts.toml",
    "kube-node/etc/containerd/certs.d/docker.io/hosts.toml",
    *(f"kube-node/{program}" for program in ("kube-holds", "kube-ready", "pod-network")),
)

#: Machines of one kind of cluster, built when it is asked for.
EXTRA: tuple[Recipe, ...] = (
    Recipe("emulator", "emulator", base="debian"),
    Recipe("pi", "pi", suite="trixie", parts=("node-28",)),
    Recipe("slurm", "slurm", base="debian"),
    Recipe("kubernetes", "kubernetes", base="debian"),
    Recipe("kube-node", "kube-node", base="node-28", parts=("kubernetes",)),
    Recipe("kind", "kind", base="node-28"),
    Recipe("kind-node", "kind-node", shares=_KUBE_FILES),
)

BY_NAME = {recipe.name: recipe for recipe in (*RECIPES, GUEST, *EXTRA)}


def chain(name: str) -> list[Recipe]:
    """A recipe after all those that it is built on or copies from."""
    recipe = BY_NAME[name]
    below = [item for before in (recipe.base, *recipe.parts) if before for item in chain(before)]
    return [*dict.fromkeys(below), recipe]


def wanted(engine: str) -> list[Recipe]:
    """What a lab with this engine needs, in the order of building."""
    needed = {recipe.name for recipe in chain(f"node-{engine}")}
    return [recipe for recipe in RECIPES if recipe.served or recipe.name in needed]


def built_on(folder: str) -> list[Recipe]:
    """Every recipe that the files of a folder go into, through its bases too."""
    every = (*RECIPES, GUEST, *EXTRA)
    return [r for r in every if any(each.folder == folder for each in chain(r.name))]
