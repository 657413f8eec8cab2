"""Waits end when their condition holds, and say so when it never does."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus

import pytest

from shellproof import waits
from shellproof.errors import HostError
from shellproof.hosts import Bash
from shellproof.transcript import Wait
from tests.shellproof.bash import LONG, said

pytestmark = pytest.mark.slow


class Server(http.server.ThreadingHTTPServer):
    """Answers 503 to its first request, and notes what is asked."""

    asked: list[str]
    status = HTTPStatus.OK
    silent = 0.0  # seconds before the first answer


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        first = not self.server.asked
        self.server.asked.append(self.path)
        if first:
            time.sleep(self.server.silent)
        self.send_response(HTTPStatus.SERVICE_UNAVAILABLE if first else self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as made:
        made.asked = []
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()


def _wait(bash: Bash, condition: str, within: float = LONG) -> None:
    waits.run(Wait(7, "", condition, within), bash)


@pytest.mark.parametrize("path", ["", "/", "/a/b", "/a%20b?x=%s&y=1", "/a'b", "/$HOME", "/a\\b"])
def test_an_answer_of_a_server(bash: Bash, server: Server, path: str) -> None:
    _wait(bash, f"http://localhost:{server.server_port}{path}")
    assert server.asked == [path or "/"] * 2


@pytest.mark.parametrize("status", [HTTPStatus.NOT_FOUND, HTTPStatus.FOUND, HTTPStatus.NO_CONTENT])
def test_any_answer_but_an_error_of_the_server(
    bash: Bash, server: Server, status: HTTPStatus
) -> None:
    server.status = status
    _wait(bash, f"http://127.0.0.1:{server.server_port}/")


def test_a_server_that_is_silent_is_asked_again(bash: Bash, server: Server) -> None:
    server.silent = 20.0
    began = time.monotonic()
    _wait(bash, f"http://127.0.0.1:{server.server_port}/")
    assert time.monotonic() - began < server.silent
    assert len(server.asked) > 1


def test_an_error_of_the_server_is_no_answer(bash: Bash, server: Server) -> None:
    server.status = HTTPStatus.INTERNAL_SERVER_ERROR
    with pytest.raises(HostError, match=r"waited 0.6 s in vain for: http://"):
        _wait(bash, f"http://127.0.0.1:{server.server_port}/", 0.6)
    assert server.asked


def test_a_port(bash: Bash) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        _wait(bash, f"port {port}")
    with pytest.raises(HostError, match=f"waited 0.3 s in vain for: port {port}"):
        _wait(bash, f"port {port}", 0.3)


def test_a_command(bash: Bash) -> None:
    said(bash, "{ sleep 0.3; touch done; } &")
    _wait(bash, "$ test -e done")
    assert said(bash, "ls") == "done\n"


@pytest.mark.parametrize(
    "command", ["false", "exit 3", "echo (", "if", "nosuchcommand", "cat; false"]
)
def test_a_command_that_never_succeeds(bash: Bash, command: str) -> None:
    with pytest.raises(HostError):
        _wait(bash, f"$ {command}", 0.3)


def test_in_vain_it_says_what_the_condition_saw(bash: Bash) -> None:
    said(bash, "state() { echo two completing; }")
    with pytest.raises(HostError) as told:
        _wait(bash, '$ [ "$(state)" = "two running" ]', 0.3)
    assert str(told.value).splitlines()[-1] == "    + '[' 'two completing' = 'two running' ']'"


def test_a_probe_that_hangs_has_a_deadline(bash: Bash, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waits, "_LAST", 0.2)
    with pytest.raises(HostError, match=r"waited 0.3 s in vain for: \$ sleep"):
        _wait(bash, f"$ sleep {LONG:g}", 0.3)


@pytest.mark.parametrize(
    "command", ["x=changed", "cd /", "exit 0", "exec 9<&-", "set -e; false || :"]
)
def test_a_probe_changes_nothing(bash: Bash, command: str) -> None:
    said(bash, "x=kept; cd /tmp; (exit 4)")
    _wait(bash, f"$ {command}")
    assert said(bash, "echo $x $PWD $-") == said(bash, "echo kept /tmp $-")


def test_a_probe_prints_nothing(bash: Bash) -> None:
    said(bash, "set -x")
    _wait(bash, "$ echo printed; echo printed >&2")
    assert said(bash, "echo next") == "+ echo next\nnext\n"


def test_it_works_under_set_e(bash: Bash) -> None:
    said(bash, "set -e; x=kept; { sleep 0.3; touch done; } &")
    _wait(bash, "$ test -e done")
    assert said(bash, "echo $x") == "kept\n"
