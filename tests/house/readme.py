"""A fresh clone of what is committed, and a newcomer who types what the README says."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.sources import ROOT

# How this machine reaches package indexes; all else starts empty.
NETWORK = re.compile(r"PIP_\w+|SSL_\w+|\w*CA_BUNDLE|\w*_proxy", re.IGNORECASE)
MINUTES = 20


def commands(text: str) -> list[str]:
    """The lines of the shell blocks of a Markdown text, without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [re.sub(r"\s+#.*", "", line).strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def clone(folder: Path) -> Path:
    """What is committed, without anything that was built or installed here."""
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


def environment(home: Path) -> dict[str, str]:
    """A login's few variables. The cache is this user's: the lab's images are not built twice."""
    home.mkdir(exist_ok=True)
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    plain = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    network = {key: value for key, value in os.environ.items() if NETWORK.fullmatch(key)}
    return {**plain, "XDG_CACHE_HOME": cache, **network}


def type_in(folder: Path, env: dict[str, str], line: str) -> subprocess.CompletedProcess[str]:
    """Run one line in a shell, as a person would; all that it prints is in stdout."""
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=MINUTES * 60,
        check=False,
    )


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(folder: Path, env: dict[str, str], line: str, log: Path) -> Iterator[None]:
    """A command that goes on until one presses Ctrl-C."""
    with log.open("w") as sink:
        process = subprocess.Popen(
            ["bash", "-c", line],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def answer(url: str, within: float, until: str = "") -> str:
    """The first answer that has a text in it. Raises TimeoutError after so many seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if (page := fetched(url)) and until in page:
            return page
        time.sleep(0.2)
    raise TimeoutError(url)


def fetched(url: str) -> str:
    """A page; nothing where nobody answers yet, or where the site is just being built again."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode())
    except OSError:
        return ""
