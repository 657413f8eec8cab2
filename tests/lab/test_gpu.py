"""GPUs handed to nodes: found by files that stand for a driver's, and seen in a container."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

import lab
from lab import capability, gpu
from lab.errors import LabError

FOLDER = f"/usr/lib/{platform.machine()}-linux-gnu"
WORD = {"x86_64": "x86-64", "aarch64": "AArch64"}.get(platform.machine(), "")
SMI = '#!/bin/sh\necho "NVIDIA Lamp, 570.1, 8 MiB"\n'


def listed(root: Path) -> str:
    return (
        "3 libs found in cache\n"
        f"\tlibcuda.so.1 (libc6,{WORD}) => {root}/libcuda.so.1\n"
        f"\tlibcuda.so.1 (libc6) => {root}/lib32/libcuda.so.1\n"
        f"\tlibnvidia-glcore.so.570.1 (libc6,{WORD}) => {root}/libnvidia-glcore.so.570.1\n"
        f"\tlibc.so.6 (libc6,{WORD}, OS ABI: Linux 3.2.0) => {root}/libc.so.6\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine with two GPUs, as far as its files tell: the devices are harmless ones."""
    for name in ("dev", "usr/bin"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm"):
        (tmp_path / "dev" / name).symlink_to("/dev/null")
    (tmp_path / "dev/nvidia-caps").mkdir()
    (tmp_path / "libcuda.so.570.1").write_text("the driver's library\n")
    (tmp_path / "libcuda.so.1").symlink_to("libcuda.so.570.1")
    smi = tmp_path / "usr/bin/nvidia-smi"
    smi.write_text(SMI)
    smi.chmod(0o755)
    return tmp_path


def found(root: Path) -> gpu.Gpu:
    there = gpu.find(root, listed(root))
    assert there
    return there


def test_devices_libraries_and_the_tool_are_found(root: Path) -> None:
    there = found(root)
    assert there.numbers == ["0", "1"]
    assert set(there.devices) == {f"/dev/nvidia{end}" for end in ("0", "1", "ctl", "-uvm")}
    real = root / "libcuda.so.570.1"
    # By the name that programs ask for, and by the one that the library itself asks for.
    assert there.files == {
        f"{FOLDER}/libcuda.so.1": real,
        f"{FOLDER}/libcuda.so.570.1": real,
        "/usr/bin/nvidia-smi": root / "usr/bin/nvidia-smi",
    }


def test_half_a_gpu_is_none(root: Path) -> None:
    assert gpu.find(root, "") is None
    (root / "dev/nvidiactl").unlink()
    assert gpu.find(root, listed(root)) is None


def test_each_gpu_is_described_by_its_number_and_all_together(root: Path) -> None:
    told = gpu.description(found(root))
    nodes = {
        device["name"]: [node["path"] for node in device["containerEdits"]["deviceNodes"]]
        for device in told["devices"]
    }
    assert told["kind"] == "nvidia.com/gpu"
    assert nodes == {
        "0": ["/dev/nvidia0"], "1": ["/dev/nvidia1"], "all": ["/dev/nvidia0", "/dev/nvidia1"],
    }  # fmt: skip
    common = told["containerEdits"]
    assert [node["path"] for node in common["deviceNodes"]] == ["/dev/nvidia-uvm", "/dev/nvidiactl"]
    assert {mount["containerPath"] for mount in common["mounts"]} == set(found(root).files)


class Probed:
    """A lab that notes which nodes it was asked for, and what ran in them."""

    def __init__(self, refuses: str = "") -> None:
        self.asked: list[bool] = []
        self.ran: list[str] = []
        self._refuses = refuses

    @contextmanager
    def nodes(self, gpu: bool = False) -> Iterator[dict[str, SimpleNamespace]]:
        self.asked.append(gpu)
        yield {"": SimpleNamespace(root=self._root)}

    def _root(self, *words: str) -> str:
        self.ran.append(" ".join(words))
        if self._refuses and self._refuses in self.ran[-1]:
            raise LabError("docker exec failed:\nno such device")
        return ""


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the kernel says of its driver."""
    says = ["NVRM version: 570.1"]
    monkeypatch.setattr(capability, "_driver", lambda _running: says[0])
    monkeypatch.setattr(gpu, "find", lambda: gpu.Gpu({}, {}))
    return says


@pytest.mark.usefixtures("driver")
def test_with_a_driver_a_container_in_a_node_is_looked_into() -> None:
    lab = Probed()
    assert capability.missing("gpu", lab) == ""  # type: ignore[arg-type]
    assert lab.asked == [True]
    assert lab.ran == [
        "docker run --rm --device=nvidia.com/gpu=all debian:trixie-slim test -c /dev/nvidia0"
    ]


@pytest.mark.usefixtures("driver")
def test_a_container_that_does_not_see_it_is_the_reason() -> None:
    why = capability.missing("gpu", Probed(refuses="--device"))  # type: ignore[arg-type]
    assert why == "a container in a node does not see the GPU: no such device"


@pytest.mark.usefixtures("driver")
def test_a_driver_whose_files_are_not_seen_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "find", lambda: None)
    assert "not to be seen" in capability.missing("gpu", Probed())  # type: ignore[arg-type]


@pytest.mark.usefixtures("driver")
def test_the_toolkit_is_asked_for_by_its_option() -> None:
    assert capability.missing("gpu-toolkit", Probed()) == ""  # type: ignore[arg-type]
    why = capability.missing("gpu-toolkit", Probed(refuses="--gpus"))  # type: ignore[arg-type]
    assert why == "nodes have no NVIDIA Container Toolkit"


def test_what_needs_no_gpu_is_the_opposite(driver: list[str]) -> None:
    lab = Probed()
    assert capability.missing("no-gpu", lab) == "this machine has an NVIDIA driver"  # type: ignore[arg-type]
    driver[0] = ""
    assert capability.missing("no-gpu", lab) == ""  # type: ignore[arg-type]
    for need in ("gpu", "gpu-toolkit"):
        assert capability.missing(need, lab) == "no NVIDIA driver on this machine"  # type: ignore[arg-type]


@pytest.mark.xdist_group("lab")
def test_a_container_gets_what_its_node_was_given(
    running: lab.Running, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For real, with devices that any machine has."""
    there = found(root)
    monkeypatch.setattr(gpu, "find", lambda: there)
    assert gpu.missing(running) == ""
    look = f"ls /dev/nvidia*; cat {FOLDER}/libcuda.so.1"
    with running.nodes(gpu=True) as nodes:
        node = nodes[""]
        assert node.facts()["gpu"] == "NVIDIA Lamp, driver 570.1, 8 MiB"
        said = node.root(
            "docker", "run", "--rm", "--device=nvidia.com/gpu=1", "debian:trixie-slim",
            "sh", "-c", look,
        )  # fmt: skip
    assert said.splitlines() == [
        "/dev/nvidia-uvm", "/dev/nvidia1", "/dev/nvidiactl", "the driver's library",
    ]  # fmt: skip
