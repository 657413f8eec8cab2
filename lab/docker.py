"""The `docker` command line as the lab uses it: outputs as text, failures as LabError."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from lab.errors import LabError

#: How `attempt` begins to say that it waited in vain: a program may end with status 124 itself.
UNANSWERED = "no answer in"


@dataclass(frozen=True, slots=True)
class Docker:
    """An engine by its socket's address; an empty one is the command line's own default."""

    address: str = ""

    def argv(self, *words: str) -> list[str]:
        """The command line for `docker WORDS` on this engine."""
        return ["docker", *(["--host", self.address] if self.address else []), *words]

    def run(self, *words: str, timeout: float = 120) -> str:
        """Standard output of `docker WORDS`; LabError with its own message when it fails."""
        done = self.attempt(*words, timeout=timeout)
        if done.returncode:
            why = done.stderr.strip() or done.stdout[-2000:]
            raise LabError(f"docker {words[0]} failed: {why}")
        return done.stdout.strip()

    def follow(self, *words: str, line: Callable[[str], object], timeout: float) -> None:
        """Hand on each line that `docker WORDS` prints; LabError with the last ones if it fails."""
        last: deque[str] = deque(maxlen=30)
        with subprocess.Popen(
            self.argv(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", process_group=0,
            env={**os.environ, "BUILDKIT_PROGRESS": "plain"},
        ) as running:  # fmt: skip
            assert running.stdout is not None
            stop = threading.Timer(timeout, running.kill)
            stop.start()
            try:
                for said in running.stdout:
                    last.append(said)
                    line(said.rstrip())
            except BaseException:
                running.kill()
                raise
            finally:
                stop.cancel()
        if running.returncode:
            late = f"{UNANSWERED} {timeout:g} s: " if running.returncode == -signal.SIGKILL else ""
            raise LabError(f"docker {words[0]} failed: {late}{''.join(last).strip()[-2000:]}")

    def attempt(self, *words: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run `docker WORDS` to its end; status 124 when it took longer than `timeout` seconds."""
        argv = self.argv(*words)
        try:
            # A process group of its own: Ctrl-C is for us to handle, not for half of a removal.
            return subprocess.run(
                argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                timeout=timeout, check=False, process_group=0,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(argv, 124, "", f"{UNANSWERED} {timeout:.0f} s")
        except FileNotFoundError:
            return subprocess.CompletedProcess(argv, 127, "", "there is no docker command")

    def answers(self) -> bool:
        """Whether an engine answers at this address."""
        done = self.attempt("version", "--format", "{{.Server.Version}}", timeout=10)
        return done.returncode == 0
