"""Finding an engine, where there is none to find."""

from __future__ import annotations

import pytest

from lab import __main__, daemon, engine
from lab.docker import Docker
from lab.errors import LabError
from tests.lab import stand_in

NOWHERE = "unix:///nonexistent/docker.sock"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without an engine and without the rights to install one."""
    monkeypatch.setenv("DOCKER_HOST", NOWHERE)
    monkeypatch.setattr(daemon, "running", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)


@pytest.mark.usefixtures("bare")
def test_what_is_missing_is_said_with_what_still_works() -> None:
    with pytest.raises(LabError) as error:
        engine.start(print)
    assert NOWHERE in str(error.value)
    assert "`make check` works" in str(error.value)


@pytest.mark.usefixtures("bare")
def test_the_command_line_says_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lab.holder.start", lambda *_args: engine.start(print))
    assert __main__.main(["up"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_failing_command_is_told_in_its_own_words() -> None:
    with pytest.raises(LabError, match="docker ps failed: "):
        Docker(NOWHERE).run("ps")


def test_an_engine_that_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.replace(monkeypatch, Docker, "argv", lambda _self, *_words: ["sleep", "60"])
    done = Docker().attempt("ps", timeout=0.05)
    assert done.returncode == 124
