"""A proof that is interrupted leaves no process and no folder."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.shellproof.bash import alive
from tests.shellproof.world import World

OPTIONS = ("-p", "shellproof.pytest_plugin", "--shellproof-host", "local", "-p", "no:cacheprovider")
STEP = "$ export MARKER={marker}; echo >{begun}; sleep 600 & sleep 600\n"


def _begun(path: Path) -> None:
    deadline = time.monotonic() + 40
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert path.exists()


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("options", [(), ("--record",)], ids=["prove", "record"])
def test_nothing_is_left(
    world: World, marker: str, sent: signal.Signals, options: tuple[str, ...]
) -> None:
    folder = world.folder / "tmp"
    folder.mkdir()
    body = STEP.format(marker=marker, begun=world.folder / "begun")
    path = world.snippet("a/one", f"---\ntitle: T\ntimeout: 60s\n---\n{body}")
    before = path.read_bytes()
    command = [sys.executable, "-m", "pytest", *OPTIONS, *options, "snippets"]
    environment = {**world.environment(), "TMPDIR": str(folder)}
    with subprocess.Popen(
        command, cwd=world.folder, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        _begun(world.folder / "begun")
        process.send_signal(sent)
        process.wait(40)
    assert process.returncode != 0
    assert alive(marker) == []
    assert list(folder.glob("shellproof-*")) == []
    assert path.read_bytes() == before
