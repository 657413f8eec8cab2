"""What measures speed runs when all else has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

FILE = """
import os, time
import pytest

def said(what):
    with open({log!r}, "a") as log:
        log.write(what + "\\n")

{mark}
@pytest.mark.parametrize("number", range(3))
def test_it(number):
    said("begins {name}")
    time.sleep({seconds})
    said("ends {name}")
"""


@pytest.mark.slow
@pytest.mark.parametrize("processes", [0, 3])
def test_it_runs_last_and_alone(tmp_path: Path, processes: int) -> None:
    log = tmp_path / "log"
    settings = "[pytest]\nmarkers =\n    quiet: alone\naddopts = --import-mode=importlib\n"
    (tmp_path / "pytest.ini").write_text(settings)
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.quiet"]\n')
    for name, mark in {"a": "@pytest.mark.quiet", "b": "", "c": "", "d": ""}.items():
        seconds = 1 if name == "d" else 0.1  # the others are done long before it
        text = FILE.format(log=str(log), mark=mark, name="quiet" if mark else name, seconds=seconds)
        (tmp_path / f"test_{name}.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(processes), "--dist", "loadfile"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    said = log.read_text().splitlines()
    assert len(said) == 2 * 3 * 4
    assert said[-6:] == ["begins quiet", "ends quiet"] * 3
