"""A transcript as pytest sees it: a file with one item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shellproof import skips
from shellproof.errors import ProofError, SkippedError
from shellproof.state import STATE
from shellproof.transcript import TRANSCRIPT


class SnippetFolder(pytest.Directory):
    """A snippet's folder. What lies beside the transcript is for its commands, not for pytest."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield the transcript."""
        yield TranscriptFile.from_parent(self, path=self.path / TRANSCRIPT)


class TranscriptFile(pytest.File):
    """One session.console."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one item."""
        state = self.config.stash[STATE]
        name = state.pages.name(self.path) if state.pages else "/".join(self.path.parts[-3:-1])
        yield Snippet.from_parent(self, name=name)


class Snippet(pytest.Item):
    """One snippet: passes when every command does what its transcript says."""

    def runtest(self) -> None:
        """Prove it, or record it."""
        state = self.config.stash[STATE]
        try:
            plan = state.plan(self.path)
            state.run(plan, plan.transcripts[0].name if not state.pages else self.name)
        except SkippedError as skipped:
            self.user_properties.append((skips.PROPERTY, skipped.needs))
            pytest.skip(str(skipped))
        except ProofError as error:
            from shellproof import answers  # only now: a run that passes has no use for it

            self.user_properties.append((answers.PROPERTY, tuple(answers.fault(error, self.path))))
            raise

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A failure says what a person needs, and no traceback."""
        if isinstance(excinfo.value, ProofError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the snippet is."""
        return self.path, 0, self.name
