"""A private engine leaves nothing, however its users end. Needs root on Debian or Ubuntu."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lab import daemon, owner, paths, uplink
from lab.docker import Docker
from tests.lab import traces
from tests.lab.shell import program

pytestmark = [
    pytest.mark.lab,
    pytest.mark.xdist_group("lab"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root starts a private engine"),
]

#: A program that uses a private engine even where the machine has one of its own.
USER = """
import time
from lab import daemon, engine, owner, session, signals
engine.start = lambda say: daemon.start(say) or daemon.docker()
with signals.ending_politely(), session.shared(owner.new(), lambda line: None) as docker:
    print(docker.address, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The run folder of a lab with a cache of its own, beside which the usual one goes on."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = paths.run()
    yield folder
    daemon.stop()
    shutil.rmtree(folder)


def left(run: Path) -> dict[str, list[str]]:
    return {
        kind: found for kind, found in traces.of_sandbox(run, uplink.link(run)).items() if found
    }


def soon(condition: Callable[[], object]) -> bool:
    """Whether a condition comes true within 20 s."""
    end = time.monotonic() + 20
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def test_traces_are_seen_while_it_runs(run: Path) -> None:
    with program(USER) as user:
        assert user.stdout is not None
        docker = Docker(user.stdout.readline().strip())
        assert docker.answers()
        assert {"processes", "links", "rules"} <= set(left(run))
        user.send_signal(signal.SIGINT)
        user.wait()
    assert not left(run)


def test_nothing_is_left_after_sigterm(run: Path) -> None:
    before = uplink.FORWARD.read_text()
    with program(USER) as user:
        assert user.stdout is not None
        user.stdout.readline()
        user.terminate()
        assert user.wait() == 128 + signal.SIGTERM
    assert not left(run)
    assert uplink.FORWARD.read_text() == before


@pytest.mark.parametrize("delay", [0.1, 0.2, 0.25, 0.3, 0.35, 0.5, 0.8])
def test_nothing_is_left_when_it_is_interrupted_while_starting(run: Path, delay: float) -> None:
    with program(USER) as user:
        time.sleep(delay)
        user.send_signal(signal.SIGINT)
        user.wait(daemon.DEADLINE / 2)  # after which it would kill what does not end
    assert soon(lambda: not left(run)), left(run)


def test_an_engine_ends_by_itself_when_its_last_user_is_killed(run: Path) -> None:
    with program(USER) as user:
        assert user.stdout is not None
        user.stdout.readline()
        user.kill()
    assert soon(lambda: not left(run)), left(run)


def test_what_a_killed_engine_left_goes_at_the_next_start(run: Path) -> None:
    with program(USER) as user:
        assert user.stdout is not None
        user.stdout.readline()
        os.kill(owner.number((run / "sandbox").read_text()), signal.SIGKILL)
        user.kill()
    # Nothing that runs is left, since the kernel ends a sandbox whole; only the rules outside.
    assert soon(lambda: "processes" not in left(run))
    assert "rules" in left(run)
    with program(USER) as user:
        assert user.stdout is not None
        assert Docker(user.stdout.readline().strip()).answers()
        user.terminate()
    assert not left(run)


def test_the_engine_stays_until_the_last_user_leaves(run: Path) -> None:
    with program(USER) as first, program(USER) as second:
        assert first.stdout is not None
        assert second.stdout is not None
        docker = Docker(first.stdout.readline().strip())
        assert docker.address == second.stdout.readline().strip()
        first.terminate()
        first.wait()
        assert docker.answers()
        second.terminate()
        second.wait()
    assert not left(run)


def test_users_that_come_at_one_time_share_one_engine(run: Path) -> None:
    users = [program(USER) for _ in range(4)]
    for user in users:
        assert user.stdout is not None
        assert user.stdout.readline().strip() == daemon.docker().address
    engines = [line for line in left(run)["processes"] if line.startswith("dockerd")]
    assert len(engines) == 1
    for user in users:
        user.terminate()
    for user in users:
        with user:
            user.wait()
    assert not left(run)
