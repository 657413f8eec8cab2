"""Images as files, with a node that is this machine and a `docker` that is made up."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from lab import saved
from lab.docker import Docker
from lab.errors import LabError
from lab.node import Node
from lab.registry import Served
from tests.lab import stand_in

SERVED = (Served("nginx:latest", "proven-lab/nginx:1", "sha256:1", "Docker Hub"),)


def save(monkeypatch: pytest.MonkeyPatch, folder: Path, status: int) -> None:
    """Save with a `docker` that prints something and ends with a status."""
    (folder / "docker").write_text(f"#!/bin/sh\necho half; echo 'no space' >&2; exit {status}\n")
    (folder / "docker").chmod(0o755)

    def argv(_self: Node, command: Sequence[str], user: str) -> list[str]:
        assert user == "root"
        return ["env", f"PATH={folder}:/usr/bin:/bin", *command]

    stand_in.replace(monkeypatch, Node, "argv", argv)
    stand_in.replace(monkeypatch, Node, "root", lambda _self, *_command: "")
    saved.save(Node(Docker(), "", ""), SERVED, folder / "out", lambda _line: None)


def test_the_archive_stands_beside_its_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(monkeypatch, tmp_path, 0)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {saved.ARCHIVE, saved.NAMES}
    assert gzip.decompress((tmp_path / "out" / saved.ARCHIVE).read_bytes()) == b"half\n"


def test_half_an_archive_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(LabError, match="the images cannot be saved: no space"):
        save(monkeypatch, tmp_path, 1)
    assert not list((tmp_path / "out").iterdir())
