"""A shell on another host: sends shell.py there and speaks to it over one pipe."""

from __future__ import annotations

import base64
import contextlib
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from shellproof import shell
from shellproof.errors import HostError

# Python reads its own program from the pipe, by length: nothing has to be installed there first.
_BOOT = (
    "import sys; n = int(sys.stdin.buffer.readline());"
    "exec(compile(sys.stdin.buffer.read(n), 'shell.py', 'exec'), {'__name__': '__main__'})"
)


class RemoteShell:
    """A bash that `argv` reaches: a function from a command to what starts it over there."""

    def __init__(
        self, argv: Callable[[Sequence[str]], list[str]], folder: str, env: Mapping[str, str]
    ) -> None:
        self._process = subprocess.Popen(
            argv(["python3", "-I", "-c", _BOOT]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is ours to handle, not the client's
        )
        source = Path(shell.__file__).read_bytes()
        try:
            self._sink.write(b"%d\n" % len(source) + source)
            shell.send(self._sink, {"folder": folder, "env": dict(env)})
        except OSError:
            words = self._last_words()
            self.close()
            raise HostError(f"no shell could be started{words}") from None

    def run(
        self, command: str, timeout: float, keys: Sequence[tuple[bytes, bytes]] | None = None
    ) -> dict[str, Any]:
        """Run one command, as Shell.run does. Raises HostError."""
        typed = None if keys is None else [[_text(cue), _text(sent)] for cue, sent in keys]
        result = self._call({"command": command, "timeout": timeout, "keys": typed})
        return {**result, "output": base64.b64decode(result["output"])}

    def put(self, name: str, data: bytes, mode: int) -> None:
        """Write a file below the folder that bash is in now. Raises HostError."""
        self._call({"name": name, "data": _text(data), "mode": mode})

    def abort(self) -> None:
        """Cut the line, from another thread than the one that waits at it."""
        self._process.kill()

    def close(self) -> None:
        """End the shell over there."""
        for stream in (self._sink, self._source, self._process.stderr):
            with contextlib.suppress(BrokenPipeError):  # what was left to send, to no one
                if stream:
                    stream.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def _sink(self) -> IO[bytes]:
        assert self._process.stdin
        return self._process.stdin

    @property
    def _source(self) -> IO[bytes]:
        assert self._process.stdout
        return self._process.stdout

    def _call(self, message: Mapping[str, Any]) -> dict[str, Any]:
        try:
            shell.send(self._sink, message)
            answer: dict[str, Any] = shell.receive(self._source)
        except (EOFError, OSError, ValueError):  # the last: what comes is no answer of ours
            raise HostError(f"the host's shell went away{self._last_words()}") from None
        if "error" in answer:
            raise HostError(f"the host could not do it: {answer['error']}")
        return answer

    def _last_words(self) -> str:
        assert self._process.stderr
        words = self._process.stderr.read(2000).decode(errors="replace").strip()
        return f": {words.splitlines()[-1]}" if words else ""


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
