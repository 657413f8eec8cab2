"""The macros of the course's pages: they show what was recorded, and run nothing."""

from __future__ import annotations

from macros.calls import Calls, Environment
from macros.failure import explain_failures


def define_env(env: Environment) -> None:
    """Offer the macros to the pages; mkdocs-macros calls this once a build."""
    explain_failures()
    calls = Calls(env)
    env.macro(calls.snippet)
    env.macro(calls.snippet_file)
    env.macro(calls.check)
    env.macro(calls.measured)
    env.macro(calls.what_stays)
    env.macro(calls.learning_path)
    env.macro(calls.error_index)
    env.macro(calls.engine_differences)
    env.macro(calls.command_list)
    env.macro(calls.fetched_packages)
    env.macro(calls.schedule)
    env.macro(calls.term)
