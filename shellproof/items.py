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

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Yield the one item, by way of the file only where the command line names that.

        A collector that every transcript could do without is a tenth of a run of short ones.
        """
        path = self.path / TRANSCRIPT
        if self.session.isinitpath(path):
            yield TranscriptFile.from_parent(self, path=path)
        else:
            name = _name(self, path)
            node = f"{self.nodeid}/{TRANSCRIPT}::{name}"
            yield Snippet.from_parent(self, name=name, path=path, nodeid=node)


class TranscriptFile(pytest.File):
    """One session.console."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one item."""
        yield Snippet.from_parent(self, name=_name(self, self.path))


def _name(node: pytest.Collector, path: Path) -> str:
    pages = node.config.stash[STATE].pages
    return pages.name(path) if pages else "/".join(path.parts[-3:-1])


class Snippet(pytest.Item):
    """One snippet: passes when every command does what its transcript says."""

    def runtest(self) -> None:
        """Prove it, or record it."""
        state = self.config.stash[STATE]
        try:
            plan = state.plan(self.path)
            name = plan.transcripts[0].name if not state.pages else self.name
            state.run(plan, name)
            if first := state.unsteady(name):
                self.user_properties.append((skips.UNSTEADY, str(first)))
        except SkippedError as skipped:
            self.user_properties.append((skips.PROPERTY, skipped.needs))
            pytest.skip(str(skipped))
        except ProofError as error:
            from shellproof import answers  # only now: a run that passes has no use for it

            self.user_properties.append((answers.PROPERTY, tuple(answers.fault(error, self.path))))
            raise

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A failure says what a person needs, and no traceback, whatever the style."""
        del style
        if isinstance(excinfo.value, ProofError):
            return str(excinfo.value)
        # Another style shows the arguments of our functions: what commands printed, secrets too.
        return excinfo.getrepr(style="native")

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the snippet is."""
        return self.path, 0, self.name
