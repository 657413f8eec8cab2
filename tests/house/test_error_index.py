"""The course's own index of errors, as it is built."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from macros.lesson.mishap import Mishap, mishaps
from macros.lesson.outline import numbered
from macros.reference.message import telling, words
from shellproof.library import Library
from tests.house.sources import ROOT

FEWEST = 35
LIBRARY = Library(ROOT / "snippets")
PAGES = sorted((ROOT / "docs").glob("*/*.md"))
ERRORS = [(path, each) for path in PAGES for each in mishaps(numbered(path.read_text()))]
IDS = [error.title for _, error in ERRORS]
#: What people type into a search. Where no entry can tell one, the reason stands beside it.
FAMOUS: dict[str, str] = {
    "invalid reference format": "",
    "repository name must be lowercase": "",
    "is already in use by container": "",
    "port is already allocated": "",
    "exec format error": "",
    "manifest unknown": "",
    "pull access denied": "",
    "Cannot connect to the Docker daemon": "",
    "permission denied while trying to connect": "",
    "No space left on device": "",
    "No such container": "",
    "No such image": "",
    "is not running": "",
    "executable file not found in $PATH": "",
    "bind source path does not exist": "",
    "the input device is not a TTY": "",
    "volume is in use": "",
    "requires 1 argument": "",
    "failed to read dockerfile": "",
    "did not complete successfully: exit code": "",
    "no configuration file provided": "",
    "Found orphan containers": "",
    "has active endpoints": "",
    "Pool overlaps with other one": "",
    "http: server gave HTTP response to HTTPS client": "",
    "connection refused": "",
    "x509: certificate": "",
    "could not select device driver": "",
    "Read-only file system": "",
    "Bus error": "",
    "OOMKilled": "",
    "This node is not a swarm manager": "",
    "no suitable node": "",
    "does not match the specified platform": "",
    "ImagePullBackOff": "",
    "CrashLoopBackOff": "",
    "Insufficient cpu": "",
    "toomanyrequests": "needs Docker Hub, which counts what is pulled from it",
    "unauthorized: incorrect username or password": "needs Docker Hub to refuse a login",
}


def told(error: Mishap) -> list[str]:
    """What an entry says of its error: the message, and the symptom in words."""
    shown = (LIBRARY.proven(name) for name in error.snippets)
    lines = (line for pair in shown if pair[1].unproven is None for line in words(*pair))
    return [*map(unescape, lines), *filter(None, [error.symptom])]


TOLD = [line for _, error in ERRORS for line in told(error)]


def test_there_are_enough_errors_that_say_what_is_wrong() -> None:
    assert sum(bool(told(each)) for _, each in ERRORS) >= FEWEST


@pytest.mark.parametrize(("path", "error"), ERRORS, ids=IDS)
def test_an_error_is_caused_and_explained(path: Path, error: Mishap) -> None:
    place = f"{path.relative_to(ROOT)}:{error.number}"
    assert error.why, place
    assert error.way_out, place
    shown = [LIBRARY.proven(name) for name in error.snippets]
    assert error.unproven or any(telling(*pair) for pair in shown), place
    proven = [pair for pair in shown if pair[1].unproven is None]
    fix = "fix: below its snippet, a paragraph  **Symptom:** what a reader sees"
    assert told(error) or not proven, f"{place}: nothing of {error.title!r} can be searched\n{fix}"


@pytest.mark.parametrize("message", [text for text, reason in FAMOUS.items() if not reason])
def test_a_famous_message_is_found(message: str) -> None:
    assert any(message in line for line in TOLD)


@pytest.mark.parametrize("message", [text for text, reason in FAMOUS.items() if reason])
def test_a_reason_is_gone_once_the_message_is_there(message: str) -> None:
    assert not any(message in line for line in TOLD)
