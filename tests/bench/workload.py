"""The same trivial work written down as each contender wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

STEPS = 200
Form = Callable[[str, str], str]

HEADERS = {".console": "---\ntitle: A trivial session\n---\n"}
FORMS: dict[str, Form] = {
    ".console": lambda command, printed: f"$ {command}\n{printed}\n",
    ".plain": lambda command, printed: f"$ {command}\n{printed}\n",
    ".t": lambda command, printed: f"  $ {command}\n  {printed}\n",
    ".txt": lambda command, printed: f"$ {command}\n{printed}\n\n",
    ".md": lambda command, printed: f"```bash\n$ {command}\n{printed}\n```\n\n",
    ".blocks.md": lambda command, printed: (
        f"```bash\n{command}\n```\n<!--pytest-codeblocks:expected-output-->\n\n```\n{printed}\n```\n\n"
    ),
}


def session(suffix: str, steps: int, broken: bool = False) -> str:
    """A text of so many echo commands; a broken one expects something else at its end."""
    lines = [(f"echo line-{number}", f"line-{number}") for number in range(steps)]
    if broken:
        lines[-1] = (lines[-1][0], "something else")
    return HEADERS.get(suffix, "") + "".join(FORMS[suffix](*line) for line in lines)


def one_file(folder: Path, suffix: str, broken: bool) -> Path:
    """One file of 200 steps; a transcript lies in a folder of its own."""
    return _write(folder, "one", suffix, session(suffix, STEPS, broken))


def many_files(folder: Path, suffix: str, broken: bool) -> Path:
    """A folder of 200 files of one step each, the last one broken where that is asked for."""
    for number in range(STEPS):
        last = number == STEPS - 1
        _write(folder, f"n{number:03}", suffix, session(suffix, 1, broken and last))
    return folder


def _write(folder: Path, name: str, suffix: str, text: str) -> Path:
    plain = folder / f"test_{name}{suffix}"
    path = folder / "bench" / name / "session.console" if suffix == ".console" else plain
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
