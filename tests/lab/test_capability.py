"""Needs are answered by trying."""

from __future__ import annotations

from pathlib import Path

import pytest

import lab
from lab.docker import Docker
from tests.lab import stand_in

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]


@pytest.mark.parametrize("need", ["docker", "cluster"])
def test_what_every_lab_has(running: lab.Running, need: str) -> None:
    assert running.missing(need) == ""


def test_an_unknown_need_is_missing_and_the_known_ones_are_named(running: lab.Running) -> None:
    assert running.missing("dokcer").startswith("no such capability: dokcer; there are apptainer,")


def test_version_2_of_control_groups_is_missing_where_the_kernel_has_version_1(
    running: lab.Running,
) -> None:
    second = Path("/sys/fs/cgroup/cgroup.controllers").exists()
    assert (running.missing("cgroup2") == "") == second


def test_a_machine_has_a_gpu_or_it_has_none(running: lab.Running) -> None:
    """With a driver nodes are given the GPU; see test_gpu for one that is made up."""
    driver = Path("/proc/driver/nvidia/version").exists()
    assert running.missing("gpu") == ("" if driver else "no NVIDIA driver on this machine")
    assert bool(running.missing("no-gpu")) == driver


def test_the_mesh_needs_the_kernel_to_forward(running: lab.Running) -> None:
    if not Path("/proc/net/ip_vs").exists():
        pytest.skip("nothing to compare with: the module may be loaded on demand")
    assert "IPVS" not in running.missing("mesh")


def test_conda_is_missing_where_docker_hub_is(running: lab.Running) -> None:
    if not running.missing("hub"):
        pytest.skip("Docker Hub answers here")
    assert running.missing("conda") == running.missing("kind") == running.missing("hub")


def test_a_guest_that_hangs_is_waited_for_once(
    running: lab.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (first := running.missing("kvm")):
        pytest.skip("guests boot here")
    if first.startswith("a guest could not be tried"):
        pytest.skip(first)
    stand_in.replace(monkeypatch, Docker, "attempt", lambda *_words, **_more: pytest.fail("again"))
    assert running.missing("kvm") == first


def test_apptainer_is_looked_for_until_it_was_found(
    running: lab.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why := running.missing("apptainer"):
        pytest.skip(why)
    stand_in.replace(monkeypatch, Docker, "run", lambda *_words, **_more: pytest.fail("again"))
    assert running.missing("apptainer") == ""
