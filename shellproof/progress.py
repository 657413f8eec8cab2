"""What a person who waits is told."""

from __future__ import annotations

import contextlib

import pytest


def say(config: pytest.Config, text: str) -> None:
    """Tell a person who waits what goes on, past the capture of output."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    capture = config.pluginmanager.get_plugin("capturemanager")
    if reporter:
        with capture.global_and_fixture_disabled() if capture else contextlib.nullcontext():
            reporter.ensure_newline()
            reporter.write_line(f"  {text}")
