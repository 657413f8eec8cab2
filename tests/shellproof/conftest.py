from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from shellproof.hosts import Bash, environment
from shellproof.shell import Shell
from tests.shellproof.bash import remote
from tests.shellproof.course import Course
from tests.shellproof.fakes import FakeProvider
from tests.shellproof.world import World

# Seconds after which a test counts as hanging. None takes two, unless `make fuzz` asks for more.
HANGS = 60 * int(os.environ.get("FUZZ") or 1)


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    def stop(*_: object) -> NoReturn:
        pytest.fail("it hangs")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS)
    yield
    signal.alarm(0)


@pytest.fixture
def world(tmp_path: Path) -> World:
    for name in ("docs", "snippets"):
        (tmp_path / name).mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return World(tmp_path)


@pytest.fixture
def marker() -> str:
    return f"marker-{uuid.uuid4().hex}"


@pytest.fixture(params=["local", "remote"])
def new_bash(request: pytest.FixtureRequest, tmp_path: Path, marker: str) -> Callable[[], Bash]:
    """Makes shells of one kind: what one of them promises, both do."""
    env = {**environment(str(tmp_path)), "MARKER": marker}
    if request.param == "local":
        return lambda: Shell(str(tmp_path), env)
    return lambda: remote(tmp_path, env)


@pytest.fixture
def bash(new_bash: Callable[[], Bash]) -> Iterator[Bash]:
    shell = new_bash()
    yield shell
    shell.close()


@pytest.fixture
def course(world: World) -> Course:
    (world.folder / "hosts").mkdir()
    return Course(world, FakeProvider(world.folder / "hosts"))
