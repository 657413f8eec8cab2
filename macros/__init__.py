"""The macros of the course's pages: they show what was recorded, and run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from macros.calls import Calls
from macros.failure import explain_failures


class Environment(Protocol):
    """What mkdocs-macros hands to a module of macros."""

    project_dir: str

    def macro(self, function: object, name: str = "") -> object:
        """Make a function callable from pages."""


def define_env(env: Environment) -> None:
    """Offer the macros to the pages; mkdocs-macros calls this once a build."""
    explain_failures()
    calls = Calls(Path(env.project_dir) / "snippets", env)
    env.macro(calls.snippet)
    env.macro(calls.snippet_file)
    env.macro(calls.leaves)
