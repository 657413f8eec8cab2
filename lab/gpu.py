"""The machine's NVIDIA GPUs, handed to a node and described to the engine in it.

The node gets the devices, and of the driver the libraries for computing and `nvidia-smi`. Its
engine reads a description of them in the format of the Container Device Interface, as the NVIDIA
Container Toolkit would write it; Docker has read such descriptions by itself since version 25.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lab import paths
from lab.errors import LabError

if TYPE_CHECKING:
    from lab.running import Running

KIND = "nvidia.com/gpu"
#: What a node's shell says of its GPUs, a line for `Node.facts`.
TELLS = (
    "echo gpu: $(nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader"
    " | sed 's/, /, driver /' | sort -u | paste -s -d ';')"
)
#: The driver's libraries for computing; those for pictures stay outside.
_NAMES = (
    "cuda", "cudadebugger", "nvidia-cfg", "nvidia-gpucomp", "nvidia-ml", "nvidia-nvvm",
    "nvidia-opencl", "nvidia-ptxjitcompiler",
)  # fmt: skip
_LISTED = re.compile(rf"\s*(lib(?:{'|'.join(_NAMES)})\.so\S*) \(libc6,(\S+?)[,)].* => (\S+)")
_CALLED = {"x86_64": "x86-64", "aarch64": "AArch64"}


@dataclass(frozen=True, slots=True)
class Gpu:
    """What the machine has: by their paths in a node, devices and files with those outside."""

    devices: Mapping[str, Path]
    files: Mapping[str, Path]

    @property
    def numbers(self) -> list[str]:
        """The numbers of the GPUs: /dev/nvidia0 is number 0."""
        found = (re.fullmatch(r"/dev/nvidia(\d+)", path) for path in self.devices)
        return sorted((match[1] for match in found if match), key=int)


def find(root: Path = Path("/"), listed: str | None = None) -> Gpu | None:
    """The GPUs of the machine, or None; `listed` is what `ldconfig -p` prints."""
    seen = sorted((root / "dev").glob("nvidia*"))
    devices = {f"/dev/{path.name}": path for path in seen if path.is_char_device()}
    libraries = _libraries(_ldconfig() if listed is None else listed)
    if not {"/dev/nvidia0", "/dev/nvidiactl"} <= devices.keys() or not libraries:
        return None
    tool = shutil.which("nvidia-smi", path=f"{root}/usr/bin:{root}/usr/local/bin")
    tools = {"/usr/bin/nvidia-smi": Path(tool)} if tool else {}
    return Gpu(devices, {**libraries, **tools})


def _ldconfig() -> str:
    program = shutil.which("ldconfig", path="/sbin:/usr/sbin:/usr/bin")
    done = program and subprocess.run([program, "-p"], capture_output=True, text=True, check=False)
    return done.stdout if done else ""


def _libraries(listed: str) -> dict[str, Path]:
    """Each library by its path in a node: by the name that programs ask for, and by its own."""
    machine = platform.machine()
    found: dict[str, Path] = {}
    for name, kind, path in _LISTED.findall(listed):
        if kind == _CALLED.get(machine):
            real = Path(path).resolve()
            for each in (name, real.name):
                found[f"/usr/lib/{machine}-linux-gnu/{each}"] = real
    return found


def description(gpu: Gpu) -> dict[str, Any]:
    """For the engine in a node: each GPU by its number, and `all`."""
    own = {f"/dev/nvidia{number}" for number in gpu.numbers}
    common = [{"path": path} for path in gpu.devices if path not in own]
    mounts = [
        {"hostPath": path, "containerPath": path, "options": ["ro", "nosuid", "nodev", "bind"]}
        for path in gpu.files
    ]
    names = {number: [f"/dev/nvidia{number}"] for number in gpu.numbers}
    devices = [
        {"name": name, "containerEdits": {"deviceNodes": [{"path": path} for path in nodes]}}
        for name, nodes in {**names, "all": sorted(own)}.items()
    ]
    edits = {"deviceNodes": common, "mounts": mounts}
    return {"cdiVersion": "0.5.0", "kind": KIND, "devices": devices, "containerEdits": edits}


def options(gpu: Gpu) -> tuple[str, ...]:
    """Words for `docker run` that hand all of it to a node, with its description."""
    file = paths.run() / "nvidia.json"
    file.write_text(json.dumps(description(gpu), indent=1))
    mounts = {**gpu.files, "/run/cdi/nvidia.json": file}
    return (
        *(f"--device={outside}:{inside}" for inside, outside in gpu.devices.items()),
        *(f"--volume={outside}:{inside}:ro" for inside, outside in mounts.items()),
    )


def missing(running: Running) -> str:
    """Why no container in a node sees a GPU, or nothing."""
    if not find():
        return "there is an NVIDIA driver, but its devices and libraries are not to be seen"
    look = ("docker", "run", "--rm", f"--device={KIND}=all", "debian:trixie-slim")
    try:
        with running.nodes(gpu=True) as nodes:
            nodes[""].root(*look, "test", "-c", "/dev/nvidia0")
    except LabError as error:
        return f"a container in a node does not see the GPU: {str(error).splitlines()[-1]}"
    return ""
