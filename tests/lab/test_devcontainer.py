"""The dev container: it builds, and the programs of this repository install themselves in it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tarfile
from pathlib import Path

import pytest

import lab
from tests.house.sources import ROOT, tracked
from tests.lab.shell import run

pytestmark = [pytest.mark.lab, pytest.mark.slow]
FOLDER = ROOT / ".devcontainer"
COMMENT = re.compile(r"^ *//.*$", re.MULTILINE)


def checkout() -> bytes:
    """What a contributor would have on disk, as an archive."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in tracked():
            archive.add(path, Path("repo", path.relative_to(ROOT)))
    return packed.getvalue()


def test_it_builds_and_a_contributors_first_command_works_in_it(running: lab.Running) -> None:
    told = json.loads(COMMENT.sub("", (FOLDER / "devcontainer.json").read_text()))
    with running.nodes() as nodes:
        node = nodes[""]
        subprocess.run(node.argv(["tar", "-x"]), input=checkout(), check=True)
        built = f"--tag dev --file repo/.devcontainer/{told['build']['dockerfile']}"
        run(node, f"docker build --quiet {built} repo/.devcontainer")
        within = "docker run --rm --volume ./repo:/repo --workdir /repo dev"
        assert told["postCreateCommand"] in run(node, f"{within} make help").stdout
        assert "files left unchanged" in run(node, f"{within} make fix").stdout
