"""The served images as files, for a room without a network."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from lab.errors import LabError
from lab.node import Node
from lab.registry import Served

ARCHIVE, NAMES = "images.tar.gz", "images.txt"


def save(node: Node, served: Sequence[Served], folder: Path, say: Callable[[str], object]) -> None:
    """Write the images into one archive, and their names and digests into a list.

    A node pulls them, since the engine outside may hold other images under their names.
    LabError when one cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for item in served:
        say(f"saving {item.tag}")
        node.root("docker", "pull", "--quiet", item.tag)
    names = " ".join(item.tag for item in served)
    # With sh, the status would be that of gzip, which takes half an archive for a whole one.
    script = f"docker save {names} | gzip -4 -n"
    _write(node.argv(["bash", "-o", "pipefail", "-c", script], "root"), folder / ARCHIVE)
    lines = (f"{item.tag} {item.digest}\n" for item in served)
    (folder / NAMES).write_text("".join(lines))


def _write(words: Sequence[str], archive: Path) -> None:
    """Write what a command prints; under the archive's name there is never half of it."""
    part = archive.with_name(f"{archive.name}.part")
    try:
        with part.open("wb") as output:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, check=False
            )
        if done.returncode:
            raise LabError(f"the images cannot be saved: {done.stderr.decode().strip()}")
        part.replace(archive)
    finally:
        part.unlink(missing_ok=True)
