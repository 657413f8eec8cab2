"""The image of the course's application, in a registry that all machines reach."""

from __future__ import annotations

import io
import subprocess
import tarfile

import lab
from measure.comparison import ROOT, MeasureError
from measure.orchestrators.clusters import LIMIT, until

#: The machine that keeps it: the files of both orchestrators call its registry control:5000.
KEEPER = "control"
_TAG = "localhost:5000/penguins:1"
_REGISTRY = ("docker", "run", "--detach", "--name=registry", "--publish=5000:5000", "registry:2")
_built: list[bytes] = []


def keep(keeper: lab.Node) -> None:
    """Run a registry in a machine, with the image in it; that is built once for all rounds."""
    given(keeper, b"", *_REGISTRY)
    if not _built:
        given(keeper, _packed(), "tar", "-x")
        given(keeper, b"", "docker", "build", "--quiet", f"--tag={_TAG}", "application")
        _built.append(given(keeper, b"", "docker", "save", _TAG))
    given(keeper, _built[0], "docker", "load", "--quiet")
    until(keeper, "curl --silent --output /dev/null http://localhost:5000/v2/")
    given(keeper, b"", "docker", "push", "--quiet", _TAG)


def given(node: lab.Node, data: bytes, *command: str) -> bytes:
    """What a command prints in a node that reads data. Raises MeasureError."""
    done = subprocess.run(
        node.argv(command), input=data, capture_output=True, timeout=LIMIT, check=False
    )
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip()
        raise MeasureError(f"{' '.join(command)}: exit {done.returncode}: {words}")
    return done.stdout


def _packed() -> bytes:
    """The application's folder as an archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.add(ROOT / "snippets/application", "application")
    return out.getvalue()
