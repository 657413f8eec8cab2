"""Which other engines a snippet was tried on, beside the one that it was recorded on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shellproof import surveyed
from shellproof.recording import Recording
from shellproof.surveyed import Survey

FOLDER = "engines"


class Tried(NamedTuple):
    """Another engine, and whether the snippet prints the same there."""

    engine: str
    same: bool


def surveys(root: Path) -> list[Survey]:
    """The surveys of a project, by the file's name. Raises SourceError."""
    return surveyed.load_all(root / FOLDER)


def name(survey: Survey) -> str:
    """The engine that a survey speaks of."""
    return survey.facts.get("engine", "another engine")


def tried(recording: Recording, known: Sequence[Survey]) -> list[Tried]:
    """What is known of the snippet as it is now."""
    found = ((each, each.result(recording.snippet, recording.fingerprint)) for each in known)
    return [Tried(name(survey), result.same) for survey, result in found if result]
