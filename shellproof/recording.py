"""A recording: what the commands of one snippet printed when they were last recorded."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shellproof import sealed
from shellproof.errors import SourceError
from shellproof.hosts import Material
from shellproof.match import Span

FORMAT = 1


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One command as it was typed, and what came of it."""

    host: str
    command: str
    output: tuple[str, ...]
    exit: int
    truncated: int  # bytes of output that were left out
    varies: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """A snippet's run. `unproven` says why there was none, and is None where there was."""

    snippet: str
    fingerprint: str  # of the transcript and files that were run
    recorded: str  # the day, as 2026-11-20
    seconds: float
    unproven: str | None
    facts: dict[str, str]
    materials: tuple[Material, ...]
    steps: tuple[RecordedStep, ...]


def load(path: Path, fix: str) -> Recording:
    """Read a recording; `fix` is the command that makes a new one. Raises SourceError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _check(path, data, fix)
    except FileNotFoundError:
        raise SourceError(path, 1, "there is no recording yet", fix) from None
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(path, _line(error), f"the recording is damaged: {error}", fix) from None
    try:
        return _read(data)
    except (KeyError, TypeError, ValueError) as error:
        raise SourceError(path, 1, f"the recording lacks {error}", fix) from None


def _line(error: Exception) -> int:
    return error.lineno if isinstance(error, json.JSONDecodeError) else 1


def _check(path: Path, data: Any, fix: str) -> None:
    if not isinstance(data, dict) or not isinstance(data.get("format"), int):
        raise SourceError(path, 1, "this is no recording", fix)
    if data["format"] > FORMAT:
        found = f"the recording has format {data['format']}, and this version reads {FORMAT}"
        raise SourceError(path, 1, found, "make setup  brings the newer version")
    sealed.check(path, data, "the recording", fix)


def _read(data: Mapping[str, Any]) -> Recording:
    return Recording(
        *(data["snippet"], data["fingerprint"], data["recorded"], data["seconds"]),
        *(data["unproven"], dict(data["facts"])),
        tuple(Material(**material) for material in data["materials"]),
        tuple(map(_step, data["steps"])),
    )


def _step(data: Mapping[str, Any]) -> RecordedStep:
    return RecordedStep(
        *(data["host"], data["command"], tuple(data["output"]), data["exit"], data["truncated"]),
        tuple(Span(**span) for span in data["varies"]),
    )


def text(recording: Recording) -> str:
    """The recording as it is written: the same one always gives the same bytes."""
    data: dict[str, Any] = {"format": FORMAT, **asdict(recording)}
    data["materials"] = [material._asdict() for material in recording.materials]
    for step, recorded in zip(data["steps"], recording.steps, strict=True):
        step["varies"] = [span._asdict() for span in recorded.varies]
    data["seal"] = sealed.seal(data)
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write(path: Path, content: str) -> None:
    """Write a file whole or not at all: whatever stops us, the old one or the new one is there."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
