"""System packages: what the lab needs and how it gets them on Debian and Ubuntu."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lab.errors import LabError

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
#: Command or file → the packages that may have it, the first that the machine's suite knows.
PACKAGES = {
    "docker": ("docker-cli", "docker.io"),
    "dockerd": ("docker.io",),
    "mmdebstrap": ("mmdebstrap",),
    "ip": ("iproute2",),
    "iptables": ("iptables",),
    "unshare": ("util-linux",),
    KEYRING: ("debian-archive-keyring",),
}
#: Command → the services that its package has the machine start at every boot.
SERVICES = {"dockerd": ("docker.service", "docker.socket"), "containerd": ("containerd.service",)}
_POLICY = Path("/usr/sbin/policy-rc.d")


def ensure(wanted: Iterable[str], say: Callable[[str], object]) -> None:
    """Install what is missing of commands and files; LabError where that cannot be done."""
    missing = [PACKAGES[name] for name in wanted if not _there(name)]
    if not missing:
        return
    names = " ".join(sorted({choices[-1] for choices in missing}))
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise LabError(
            f"missing packages: {names}; install them as root on Debian or Ubuntu (apt-get "
            "install), or start a Docker Engine. `make check` works without."
        )
    say(f"installing {names}")
    _install(missing)


def _install(missing: list[tuple[str, ...]]) -> None:
    # A third party's broken source must not stop us: only the installation itself must succeed.
    _apt("update", "-q")
    absent = [command for command in SERVICES if not _there(command)]
    packages = sorted({next(filter(_known, choices), choices[-1]) for choices in missing})
    with _no_services():
        done = _apt("install", "-q", "-y", "--no-install-recommends", *packages)
    if done.returncode:
        why = done.stderr.strip()[-2000:]
        raise LabError(f"apt-get install {' '.join(packages)} failed:\n{why}")
    _disable([unit for command in absent if _there(command) for unit in SERVICES[command]])


def _disable(units: list[str]) -> None:
    """Keep services that we brought from the machine's next start; a person's own stay."""
    if units and _there("systemctl"):
        words = ["systemctl", "disable", "--quiet", *units]
        subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def _apt(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _known(package: str) -> bool:
    shown = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return shown.returncode == 0


@contextmanager
def _no_services() -> Iterator[None]:
    """Keep a package from starting a system-wide engine: ours is private (see policy-rc.d)."""
    if _POLICY.exists():
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n")
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        _POLICY.unlink()


def _there(name: str) -> bool:
    """Whether a command is found, in the administrators' folders too, or a file exists."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return shutil.which(name, path=path) is not None or Path(name).is_file()
