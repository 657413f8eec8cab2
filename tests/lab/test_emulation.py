"""Programs for arm64: the kernel is told of their emulator, and remembers it."""

from __future__ import annotations

import platform

import pytest

import lab
from lab import catalogue, content

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]
LISTED = 'mount -t binfmt_misc none /mnt; grep -ls "^flags:.*F" /mnt/* | xargs -r grep -l b7'


def _listed(running: lab.Running) -> str:
    """The emulators that the kernel knows, as another container than ours sees them."""
    image = content.tag(catalogue.BY_NAME["emulator"])
    rights = ("--network=none", "--cap-add=SYS_ADMIN", "--security-opt=systempaths=unconfined")
    free = ("--security-opt=seccomp=unconfined", "--security-opt=apparmor=unconfined")
    words = ("run", "--rm", *rights, *free, "--entrypoint=sh", image, "-c", LISTED)
    return running.docker.attempt(*words).stdout


def test_the_kernel_remembers_when_the_container_that_told_it_is_gone(
    running: lab.Running,
) -> None:
    if platform.machine() in ("aarch64", "arm64"):
        pytest.skip("this machine runs arm64 programs by itself")
    if why := running.missing("arm64"):
        pytest.skip(why)
    assert _listed(running)
