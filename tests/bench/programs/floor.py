"""The floor: one persistent bash, status out of band, a deadline a step. Usage: floor.py FILE."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

LOOP = """
while IFS= read -r -d '' -u {0} step; do eval "$step" {0}<&- {1}>&-; printf '%s\\0' $? >&{1}; done
"""


def step(command: str, commands: int, statuses: int, output: int) -> tuple[bytes, bytes]:
    """Run one command; its status and what it printed, however much, within 30 seconds."""
    os.write(commands, command.encode() + b"\0")
    printed, ready = b"", list[int]()
    while statuses not in ready:
        ready = select.select([statuses, output], [], [], 30)[0]
        if not ready:
            raise TimeoutError(command)
        if output in ready:
            printed += os.read(output, 65536)
    status = os.read(statuses, 8)
    while select.select([output], [], [], 0)[0]:
        printed += os.read(output, 65536)
    return status, printed


def main(path: Path) -> int:
    """Run every command of the file and compare what it prints; 1 where one differs."""
    commands_there, commands = os.pipe()
    statuses, statuses_there = os.pipe()
    output, output_there = os.pipe()
    with subprocess.Popen(
        ["bash", "-c", LOOP.format(commands_there, statuses_there)],
        stdin=subprocess.DEVNULL,
        stdout=output_there,
        stderr=output_there,
        pass_fds=(commands_there, statuses_there),
    ):
        for fd in (commands_there, statuses_there, output_there):
            os.close(fd)
        failed = 0
        lines = path.read_text().splitlines()
        for typed, expected in zip(lines[::2], lines[1::2], strict=True):
            status, printed = step(typed.removeprefix("$ "), commands, statuses, output)
            failed |= status != b"0\0" or printed.decode() != expected + "\n"
        os.close(commands)
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
