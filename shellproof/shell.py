"""One persistent bash that a person might have typed into, seen from outside.

This file needs the standard library alone: it runs in our process for a local host, and its
source is sent to every other host, where it serves the same calls over standard input and output.

Bash reads the commands as a script, on a descriptor that no command inherits, and writes each
status to a pipe of ours by its path. So neither a command's input nor its output can be taken for
ours, and no descriptor is missing that a reader may use. Output and errors share one pipe, in the
order in which a terminal would show them.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

TYPE_CHECKING = False  # loading it takes as long as 40 commands
if TYPE_CHECKING:
    from typing import IO, Any

LIMIT = 256 * 1024  # bytes of output kept of one command
COLUMNS, ROWS = 80, 24
_READ = 65536
_DYING = 5.0  # seconds that a killed process may take to end
_FEW = 1000  # process numbers that are asked for one by one
_BRIEF, _LONG = 0.002, 3600.0  # seconds that we wait for one thing before we look at all
_HELD = 128 * 1024  # more than a pipe or a terminal holds

# Bash is interactive so that its messages and aliases are those a reader sees; Ctrl-C ends the
# program in a terminal and not bash, and a program keeps the terminal it was given.
_START = "exec 2>&1 {script}<&-; set +m; trap : INT; unset HISTFILE; BASH_ARGV0=bash\n"
# What is ours cannot be redefined by accident. What `set -x` or a trap says of it comes before the
# status, by the same pipe: one redirection is quicker than two.
_STATUS = "{{ builtin printf '\\0%s\\0' \"$?\"; }} &>{path}\n"
# Gives `$?` back to the next command. The `&&` keeps `set -e` and ERR traps out of it.
_RESTORE = "{{ (builtin exit {status}) && builtin :; }} &>/dev/null\n"

# A command and words, of which none opens anything: it needs no check.
_SIMPLE = (
    r"(?!(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|select|function|time|coproc)\b)"
    r"[\w./-]+(?: [\w./:=@,+-]+)*"
)


class Shell:
    """A bash with its own pipes; `folder` is where it starts."""

    def __init__(self, folder: str, env: Mapping[str, str], limit: int = LIMIT) -> None:
        self._folder, self._env, self._limit = folder, dict(env), limit
        self._terminal: tuple[int, int] | None = None  # ours and the other end
        self._process: subprocess.Popen[bytes] | None = None
        self._dying: dict[int, int] = {}  # what was killed, with what tells when it is gone
        self._leaders: list[int] = []  # every bash there was: each may have left processes
        self._last = 0  # the status that the next command finds in `$?`
        self._aborted = False

    def run(
        self, command: str, timeout: float, keys: Sequence[tuple[bytes, bytes]] | None = None
    ) -> dict[str, Any]:
        """Run one command. `keys` gives it a terminal: pairs of what is awaited, what is typed.

        Returns output (bytes), exit (None after a timeout), truncated (bytes left out),
        ended (the shell itself ended), untyped (keys whose cue never came), seconds.
        """
        started = time.monotonic()
        self.start()
        if keys is not None:
            command = f"{{ {command}\n}} <{self._tty()} >{self._tty()} 2>&1"
        restore = _RESTORE.format(status=self._last) if self._last else ""
        self._send(f"{restore}{_typed(command)}\n{self._tell}")
        collected = _Output(self._limit)
        waiting = list(keys or ())
        status = self._await(collected, started + timeout, waiting)
        return {
            "output": bytes(collected.data),
            "exit": status,
            "truncated": collected.dropped,
            "ended": self._process is None,
            "untyped": len(waiting),
            "seconds": time.monotonic() - started,
        }

    def start(self) -> None:
        """Start bash, unless it runs: a command finds it ready then.

        Raises InterruptedError once it was aborted.
        """
        if self._process is None and not self._aborted:
            self._start()
        if self._aborted:  # asked last: it may have happened while bash started
            self.end()
            raise InterruptedError("the shell was aborted")

    def put(self, name: str, data: bytes, mode: int) -> None:
        """Write a file below the folder that bash is in now."""
        self.start()
        assert self._process
        target = Path(f"/proc/{self._process.pid}/cwd").readlink() / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.chmod(mode)

    def abort(self) -> None:
        """End bash at once and for good, from another thread than the one that waits for it."""
        self._aborted = True
        if process := self._process:
            _kill(process.pid)

    def end(self) -> bool:
        """Kill bash and all that was started in its session, or in that of one before it.

        Returns whether there was nothing but bash.
        """
        while self._leaders:
            self._dying |= _killed(self._leaders.pop())
        return set(self._dying) <= {self._process.pid if self._process else 0}

    def close(self) -> None:
        """Kill all, and wait for its end."""
        self.end()
        _wait(self._dying)
        if self._process is not None:
            self._reap()
        for fd in self._terminal or ():
            os.close(fd)
        self._terminal = None

    def _start(self) -> None:
        script, self._script = os.pipe()
        self._out, out = os.pipe()
        self._statuses, self._told = os.pipe()
        self._tell = _STATUS.format(path=f"/proc/{os.getpid()}/fd/{self._told}")
        self._process = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i", f"/dev/fd/{script}"],
            executable=_bash(self._env.get("PATH", os.defpath)),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,  # until the script's first line joins it to the output
            cwd=self._folder,
            env=self._env,
            pass_fds=(script,),
            start_new_session=True,
        )
        self._ending = os.pidfd_open(self._process.pid)
        self._leaders.append(self._process.pid)
        self._last = 0
        os.close(script)
        os.close(out)
        for fd in (self._out, self._statuses):
            os.set_blocking(fd, False)
        self._send(_START.format(script=script))

    def _send(self, text: str) -> None:
        """Give bash lines to read. Where it has ended, that is told by what comes back."""
        with contextlib.suppress(BrokenPipeError):
            _write(self._script, text.encode())

    def _tty(self) -> str:
        """The terminal's path. There is one for the shell's life: closing it would end bash."""
        if self._terminal is None:
            main, other = os.openpty()
            _size(other)
            self._terminal = main, other
            os.set_blocking(main, False)
        return os.ttyname(self._terminal[1])

    def _await(
        self, collected: _Output, deadline: float, keys: list[tuple[bytes, bytes]]
    ) -> int | None:
        """Collect output until the status comes or bash ends; kill the shell at the deadline."""
        sources = [self._statuses, self._ending, self._out, *(self._terminal or ())[:1]]
        told = b""
        self._type(collected, keys)
        # Most commands are done before it pays to be woken for what they print.
        watched, patience = (sources, _LONG) if keys else (sources[:2], _BRIEF)
        while (left := deadline - time.monotonic()) > 0:
            ready = select.select(watched, [], [], min(left, patience))[0]
            watched, patience = sources, _LONG
            for fd in ready:
                if fd in sources[2:] and not self._collect(fd, collected):
                    sources.remove(fd)
            self._type(collected, keys)
            if self._statuses in ready:
                told += os.read(self._statuses, _READ)
            if told.endswith(b"\0") and told.count(b"\0") > 1:
                return self._status(told, collected)
            if self._ending in ready:
                return self._ended(collected)
        assert self._process
        _kill(self._process.pid)
        self._ended(collected)
        return None

    def _collect(self, fd: int, collected: _Output) -> bool:
        """Take what is there now; False at the end of it."""
        try:
            data = os.read(fd, _READ)
        except BlockingIOError:
            return True
        except OSError:  # how a terminal says that its other end is gone
            return False
        collected.add(data)
        return bool(data)

    def _type(self, collected: _Output, keys: list[tuple[bytes, bytes]]) -> None:
        while keys and (at := collected.data.find(keys[0][0], collected.typed)) >= 0:
            collected.typed = at + len(keys[0][0])
            assert self._terminal
            _write(self._terminal[0], keys.pop(0)[1])

    def _status(self, told: bytes, collected: _Output) -> int:
        """The status, and what was printed before it, which is in the pipe by then."""
        self._drain(collected)
        status = told.split(b"\0")[-2]
        if not status.isdigit():
            raise OSError("something else wrote to the pipe that statuses come by")
        self._last = int(status)
        return self._last

    def _drain(self, collected: _Output) -> None:
        """Take what a pipe can hold and no more: a background process may write for ever."""
        for fd in (self._out, *(self._terminal or ())[:1]):
            left = _HELD  # in bytes, not in reads: a terminal gives only a few at a time
            with contextlib.suppress(OSError):
                while left > 0 and (data := os.read(fd, _READ)):
                    collected.add(data)
                    left -= len(data)

    def _ended(self, collected: _Output) -> int:
        """Bash itself has ended, by `exit` or by a signal: what was its status?"""
        status = self._reap(collected)
        return status if status >= 0 else 128 - status

    def _reap(self, collected: _Output | None = None) -> int:
        assert self._process
        status = self._process.wait()
        self._drain(collected or _Output(0))
        for fd in (self._script, self._out, self._statuses, self._told, self._ending):
            os.close(fd)
        self._process = None
        return status


class _Output:
    """Output with bounded memory: the first `limit` bytes, and a count of the rest."""

    def __init__(self, limit: int) -> None:
        self.data, self.dropped, self.typed, self._limit = bytearray(), 0, 0, limit

    def add(self, data: bytes) -> None:
        room = self._limit - len(self.data)
        self.data += data[:room]
        self.dropped += max(0, len(data) - max(0, room))


@functools.cache
def _bash(path: str) -> str:
    """Where bash is: Popen would try folder after folder each time, and hold up everyone."""
    found = (f"{folder}/bash" for folder in path.split(":"))
    return next((each for each in found if os.access(each, os.X_OK)), "bash")


def _typed(command: str) -> str:
    """The command as bash reads it. One that it would not take is kept to a subshell: there its
    error is its own, and what is not closed swallows nothing of ours."""
    if re.fullmatch(_SIMPLE, command) or not _refused(command):
        return command
    quoted = command.replace("'", "'\\''")
    return f"(builtin eval '{quoted}')"


def _refused(command: str) -> bool:
    check = ["bash", "--norc", "-O", "extglob", "-n"]
    done = subprocess.run(check, input=command.encode(), capture_output=True, check=False)
    continued = (len(command) - len(command.rstrip("\\"))) % 2
    return bool(done.returncode or done.stderr or continued)  # an open here-document only warns


def _kill(leader: int) -> None:
    """Kill a session and all below its leader, and wait until they are gone."""
    _wait(_killed(leader))


def _killed(leader: int) -> dict[int, int]:
    """Kill a session and all below its leader: each with a descriptor that tells its end.

    A parent goes before its children, or it might do what comes after them; and what was started
    meanwhile goes as well.
    """
    dying: dict[int, int] = {}
    seen: set[int] = set()
    while found := [pid for pid in _below(leader) if pid not in seen]:
        seen.update(found)
        for pid in found:
            # Gone already, or a thread, which ends with its process.
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                dying[pid] = os.pidfd_open(pid)
                os.kill(pid, signal.SIGKILL)
    return dying


def _below(leader: int) -> Iterable[int]:
    """The leader, its descendants, and its session: each parent before its children."""
    return dict.fromkeys([*_descendants(leader), *_session(leader)])


def _wait(dying: dict[int, int]) -> None:
    while dying:
        _, ending = dying.popitem()
        select.select([ending], [], [], _DYING)
        os.close(ending)


def _descendants(pid: int) -> list[int]:
    """The processes below one, and itself: also those that began a session of their own."""
    found = [pid]
    with contextlib.suppress(OSError):
        for task in _names(f"/proc/{pid}/task"):
            for child in _read(f"/proc/{pid}/task/{task}/children").split():
                found += _descendants(int(child))
    return found


def _session(leader: int) -> list[int]:
    """The processes of a session, whose leader may be long gone: those numbered after it."""
    last = int(_read("/proc/loadavg").split()[-1])
    since: Iterable[int] = range(leader, last + 1)
    if not 0 <= last - leader < _FEW:  # many, or the numbers have begun anew
        since = (int(name) for name in _names("/proc") if name.isdigit())
    return [pid for pid in since if _of(pid) == leader]


def _names(folder: str) -> Iterable[str]:
    """What lies in a folder of the kernel's. Each shell asks, and pathlib takes its time."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


def _read(path: str) -> bytes:
    """What stands in a file of the kernel's."""
    fd = os.open(path, os.O_RDONLY)
    try:
        return b"".join(iter(functools.partial(os.read, fd, _READ), b""))
    finally:
        os.close(fd)


def _of(pid: int) -> int:
    """The session of a process, 0 for one that has ended."""
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return 0


def _write(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]


def _size(fd: int) -> None:
    import fcntl
    import struct

    # Linux's number, since a small Python may come without the module termios.
    fcntl.ioctl(fd, 0x5414, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))


def send(stream: IO[bytes], message: Mapping[str, Any]) -> None:
    """Write one message, its length in front."""
    import json

    data = json.dumps(message).encode()
    stream.write(len(data).to_bytes(4, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message. Raises EOFError at the end."""
    import json

    size = stream.read(4)
    if len(size) < 4:
        raise EOFError
    return json.loads(stream.read(int.from_bytes(size, "big")))


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer calls for one shell until the input ends."""
    shell = Shell(**receive(source))
    try:
        while True:
            send(sink, _answer(shell, receive(source)))
    except EOFError:
        shell.close()


def _answer(shell: Shell, call: dict[str, Any]) -> dict[str, Any]:
    import base64

    try:
        if "name" in call:
            shell.put(call["name"], base64.b64decode(call["data"]), call["mode"])
            return {}
        keys = call["keys"]
        typed = None if keys is None else [tuple(map(base64.b64decode, pair)) for pair in keys]
        result = shell.run(call["command"], call["timeout"], typed)  # type: ignore[arg-type]
        return {**result, "output": base64.b64encode(result["output"]).decode()}
    except OSError as error:
        return {"error": str(error)}


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
