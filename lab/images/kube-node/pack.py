"""Pack folders into one archive of images in the OCI layout, which containerd loads.

Use: pack.py ROOTS ARCHIVE. `IMAGES` tells which folder becomes which images.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import sys
import tarfile
from pathlib import Path
from typing import Any

#: Folder, its entry point, and the names by which kubeadm asks for it.
IMAGES: tuple[tuple[str, list[str], list[str]], ...] = (
    (
        "kubernetes",
        [],
        [
            "kube-apiserver:v1.34.10",
            "kube-controller-manager:v1.34.10",
            "kube-scheduler:v1.34.10",
            "kube-proxy:v1.34.10",
        ],
    ),
    ("etcd", [], ["etcd:3.5.30"]),
    ("coredns", ["/coredns"], ["coredns/coredns:v1.14.0"]),
    ("pause", ["/pause"], ["pause:3.10.1"]),
)
REGISTRY = "registry.k8s.io"
KIND = "application/vnd.oci.image."
ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), "unknown")


class Archive:
    """A tar archive of blobs, each known by its digest."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def file(self, name: str, data: bytes) -> None:
        """Add a file."""
        info = tarfile.TarInfo(name)
        info.size = len(data)
        self._tar.addfile(info, io.BytesIO(data))

    def blob(self, kind: str, data: bytes) -> dict[str, Any]:
        """Add content; its descriptor."""
        digest = hashlib.sha256(data).hexdigest()
        self.file(f"blobs/sha256/{digest}", data)
        return {"mediaType": KIND + kind, "digest": f"sha256:{digest}", "size": len(data)}

    def json(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        """Add a document; its descriptor."""
        return self.blob(kind, json.dumps(value, sort_keys=True).encode())


def layer(root: Path) -> bytes:
    """A folder as a tar archive whose bytes depend on the files alone."""
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as tar:
        for path in sorted(root.rglob("*")):
            info = tar.gettarinfo(path, str(path.relative_to(root)))
            info.mtime = info.uid = info.gid = 0
            info.uname = info.gname = ""
            with path.open("rb") if info.isfile() else io.BytesIO() as data:
                tar.addfile(info, data)
    return sink.getvalue()


def manifest(archive: Archive, root: Path, entrypoint: list[str]) -> dict[str, Any]:
    """Add an image of one layer; the descriptor of its manifest."""
    content = archive.blob("layer.v1.tar", layer(root))
    config = {
        "architecture": ARCHITECTURE,
        "os": "linux",
        "config": {"Entrypoint": entrypoint, "Env": ["PATH=/usr/local/bin:/usr/sbin:/usr/bin"]},
        "rootfs": {"type": "layers", "diff_ids": [content["digest"]]},
    }
    described = archive.json("config.v1+json", config)
    document = {"schemaVersion": 2, "mediaType": f"{KIND}manifest.v1+json"}
    return archive.json("manifest.v1+json", {**document, "config": described, "layers": [content]})


def pack(roots: Path, target: Path) -> None:
    """Write the archive of all images."""
    with tarfile.open(target, "w") as tar:
        archive = Archive(tar)
        listed = []
        for folder, entrypoint, names in IMAGES:
            made = manifest(archive, roots / folder, entrypoint)
            for name in names:
                label = {"io.containerd.image.name": f"{REGISTRY}/{name}"}
                listed.append({**made, "annotations": label})
        index = {"schemaVersion": 2, "mediaType": f"{KIND}index.v1+json", "manifests": listed}
        archive.file("index.json", json.dumps(index).encode())
        archive.file("oci-layout", b'{"imageLayoutVersion":"1.0.0"}')


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
