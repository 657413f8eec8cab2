"""Builds of small sites, each in a fork of one process that has loaded all that a build needs.

Most of the time of a small build would else go into loading.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

_COMMAND = ["build", "--strict"]
_LOADED = ["mkdocs.__main__", "mkdocs.commands.build", "mkdocs_macros.plugin", "macros.hook"]
_LOADED += ["material.plugins.search.plugin", "material.extensions.emoji", "pymdownx.superfences"]
_SECONDS = 120
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(_LOADED)


def build(folder: Path, env: Mapping[str, str]) -> CompletedProcess[str]:
    """Build the site in a folder strictly, as `python -m mkdocs` does there."""
    with TemporaryDirectory() as said:
        out, err = Path(said, "out"), Path(said, "err")
        process = _FORKS.Process(target=_build, args=(folder, dict(env), out, err))
        process.start()
        process.join(_SECONDS)
        process.kill()
        process.join()
        texts = (path.read_text() if path.exists() else "" for path in (out, err))
        return CompletedProcess(_COMMAND, process.exitcode or 0, *texts)


def _build(folder: Path, env: dict[str, str], out: Path, err: Path) -> None:
    """What the fork does: it becomes a process that was started there."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.path.insert(0, str(folder))
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    from mkdocs.__main__ import cli

    cli(_COMMAND)
