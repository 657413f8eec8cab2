"""What this lab can do, found out by trying; each answer says why not."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lab import build, catalogue, content, emulation, gpu, hub, paths
from lab.clusters import CLUSTERS
from lab.docker import UNANSWERED
from lab.errors import LabError

if TYPE_CHECKING:
    from lab.docker import Docker
    from lab.running import Running

_CHANNEL = "https://conda.anaconda.org/conda-forge/noarch/repodata.json.zst"
_DEVICE = Path("/dev/kvm")
_PROBES = paths.PACKAGE / "probes"


def missing(need: str, running: Running) -> str:
    """Why `need` is not there; empty when it is."""
    if need in CLUSTERS:
        return CLUSTERS[need].here(running).missing(running)
    if need not in PROBES:
        return f"no such capability: {need}; there are {', '.join(sorted({*PROBES, *CLUSTERS}))}"
    return PROBES[need](running)


def _nothing(_running: Running) -> str:
    return ""


def _mesh(running: Running) -> str:
    if _kernel(running.docker, running.maker.image)[1] != "yes":
        return "the kernel has no IPVS, which the routing mesh forwards with"
    with running.nodes() as nodes:
        try:
            nodes[""].root("sh", "-ec", (_PROBES / "mesh.sh").read_text())
        except LabError:
            return "a service published on the routing mesh did not answer"
    return ""


def _apptainer(running: Running) -> str:
    """Debian's package of it, and a kernel that lets a container of a container make namespaces.

    The lists of all packages take half a minute, so a yes holds until the machine starts again.
    """
    found = paths.run() / "apptainer-found"
    if _noted(found, running.maker.image):
        return ""
    with running.nodes() as nodes:
        try:
            said = nodes[""].root("sh", "-ec", (_PROBES / "apptainer.sh").read_text())
        except LabError as error:
            return f"Apptainer cannot be tried here: {str(error).splitlines()[-1]}"
    if not said:
        found.write_text(running.maker.image)
    return said


def _gpu(running: Running) -> str:
    return gpu.missing(running) if _driver(running) else "no NVIDIA driver on this machine"


def _gpu_toolkit(running: Running) -> str:
    """What `--gpus` needs beside the GPU: programs of NVIDIA's, which Debian does not have."""
    if reason := _gpu(running):
        return reason
    with running.nodes(gpu=True) as nodes:
        try:
            nodes[""].root("docker", "run", "--rm", "--gpus=all", catalogue.DEBIAN[0], "true")
        except LabError:
            return "nodes have no NVIDIA Container Toolkit"
    return ""


def _no_gpu(running: Running) -> str:
    """For what a machine without a GPU says: one that has a driver says something else."""
    return "this machine has an NVIDIA driver" if _driver(running) else ""


def _driver(running: Running) -> str:
    return _kernel(running.docker, running.maker.image)[0]


def _kvm(running: Running) -> str:
    """Only a guest that comes up proves anything: the device may be there and guests still hang.

    That takes half a minute to tell, so it is asked once each time that the machine has started.
    What may pass, as with a busy engine, is asked again.
    """
    if not _DEVICE.exists():
        return "no /dev/kvm on this machine"
    guest = content.tag(catalogue.GUEST)
    hangs = paths.run() / "guest-hangs"
    if not _noted(hangs, guest):
        build.ensure(running.docker, [catalogue.GUEST], lambda _line: None)
        done = running.docker.attempt("run", "--rm", "--device=/dev/kvm", guest)
        if "guest-is-up" in done.stdout:
            return ""
        if done.returncode != 124 or done.stderr.startswith(UNANSWERED):
            said = " ".join(done.stderr.split()) or f"it ended with status {done.returncode}"
            return f"a guest could not be tried: {said}"
        hangs.write_text(guest)
    return "/dev/kvm is there, but a guest does not boot"


def _cgroup2(running: Running) -> str:
    version = running.docker.run("info", "--format", "{{.CgroupVersion}}")
    return "" if version == "2" else f"the machine's control groups are version {version}"


def _hub(running: Running) -> str:
    return "" if hub.answers(running.docker) else "Docker Hub does not answer from here"


def _kind(running: Running) -> str:
    """Its machines come from Docker Hub, and run with all rights that there are."""
    if reason := _hub(running):
        return reason
    with running.nodes() as nodes:
        try:
            nodes[""].root("docker", "run", "--rm", "--privileged", catalogue.DEBIAN[0], "true")
        except LabError:
            return "a node's engine runs no privileged container"
    return ""


def _conda(running: Running) -> str:
    """Conda's image comes from Docker Hub, its packages from a server of their own."""
    if reason := _hub(running):
        return reason
    try:
        urllib.request.urlopen(urllib.request.Request(_CHANNEL, method="HEAD"), timeout=20).close()
    except OSError as error:
        return f"conda's channel does not answer from here: {error}"
    return ""


def _noted(path: Path, image: str) -> bool:
    """Whether a file, which the machine's next start takes away, tells of this image."""
    return path.exists() and path.read_text() == image


@cache
def _kernel(docker: Docker, image: str) -> tuple[str, str]:
    """The NVIDIA driver of the kernel that nodes share, and whether it has IPVS: `yes` or `no`.

    Asked once, in one container on the engine outside: to start it takes longest.
    """
    asks = 'cat /proc/driver/nvidia/version 2>/dev/null; echo "--"; exec python3 -c "$0"'
    program = (_PROBES / "ipvs.py").read_text()
    words = ("run", "--rm", "--network=none", "--entrypoint=sh", image, "-c", asks, program)
    driver, _, mesh = docker.run(*words).rpartition("--")
    return driver.strip(), mesh.strip()


PROBES: dict[str, Callable[[Running], str]] = {
    "docker": _nothing,
    "cluster": _nothing,
    "mesh": _mesh,
    "gpu": _gpu,
    "gpu-toolkit": _gpu_toolkit,
    "no-gpu": _no_gpu,
    "kvm": _kvm,
    "cgroup2": _cgroup2,
    "arm64": emulation.missing,
    "hub": _hub,
    "kind": _kind,
    "conda": _conda,
    "apptainer": _apptainer,
}
