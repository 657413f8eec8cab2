"""The real site is the same to the last byte, with what is kept of its last build and without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import ROOT

pytestmark = pytest.mark.slow


def built(folder: Path, kept: str) -> dict[str, bytes]:
    """Every file of a build; of the site map's archive, which says when it was packed, none."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PAGES_KEPT": kept}
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_kept_changes_nothing(site: Path, tmp_path: Path) -> None:
    assert site.is_dir()  # its build has filled what is kept
    anew, again = built(tmp_path / "anew", "no"), built(tmp_path / "again", "yes")
    assert anew.keys() == again.keys()
    assert [name for name, data in anew.items() if again[name] != data] == []
