"""What the snippets of one pytest run share."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shellproof.errors import ProofError
from shellproof.hosts import Provider
from shellproof.local import LocalProvider
from shellproof.prover import Plan, Prover, alone

if TYPE_CHECKING:  # what a run does not need is not loaded for it
    from shellproof.cache import Passes
    from shellproof.recorder import Recorder
    from shellproof.selection import Pages
    from shellproof.survey import Surveyor
    from shellproof.surveyed import Survey
    from shellproof.transcript import Transcript

_PASSES = Path(".shellproof") / "passes"


class State:
    """What items share; everything in it is made when it is first asked for."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.local = config.getoption("--shellproof-host") == "local"
        self.recording = bool(config.getoption("--record"))
        self.survey = str(config.getoption("--shellproof-survey"))
        self.pages = None if self.local else _pages(config.rootpath)
        self.wanted: dict[Plan, set[str]] = {}
        self._provider: Provider | None = None
        self._prover: Prover | None = None
        self._recorder: Recorder | None = None
        self._surveyor: Surveyor | None = None

    def plan(self, path: Path) -> Plan:
        """What a transcript runs with. Raises SourceError."""
        return self.pages.plan(path) if self.pages else alone(path)

    def asked(self) -> bool:
        """Whether the command line names the folder of the snippets, or one above it."""
        if self.pages is None or self._config.getoption("--collect-only"):
            return False
        snippets = self.pages.project.snippets
        return any(snippets.is_relative_to(path) for path in self._named())

    def unchanged(self) -> bool:
        """Whether the command line names snippets alone, and every page has passed as it is.

        It opens the provider, unless nothing has passed yet.
        """
        if self.pages is None or self.recording or self.survey:
            return False
        if self._config.getoption("--collect-only"):
            return False
        snippets, passes = self.pages.project.snippets, self._config.rootpath / _PASSES
        if not passes.is_dir() or not all(each.is_relative_to(snippets) for each in self._named()):
            return False
        with contextlib.suppress(ProofError):  # its own run tells it
            return self._proving().unchanged(self.pages.plans())
        return False

    def _named(self) -> list[Path]:
        start = self._config.invocation_params.dir
        return [Path(start, each.partition("::")[0]).resolve() for each in self._config.args]

    def want(self, path: Path, name: str) -> None:
        """Note that a snippet is to be recorded; a fault in it is told when its turn comes."""
        with contextlib.suppress(ProofError):
            self.wanted.setdefault(self.plan(path), set()).add(name)

    def run(self, plan: Plan, name: str) -> None:
        """Prove, record or survey a snippet. Raises ProofError."""
        if self.survey:
            self._surveying(plan, name)
        elif self.recording:
            self._recording().record(plan, self.wanted.get(plan, {name}))
        else:
            self._proving().prove(plan, name)

    def unsteady(self, name: str) -> ProofError | None:
        """How a snippet failed that passed when it was proven again."""
        return self._prover.unsteady.pop(name, None) if self._prover else None

    def finish(self) -> None:
        """Give the hosts of a page back."""
        if self._prover:
            self._prover.finish()

    def close(self) -> None:
        """Give everything back."""
        self.finish()
        if self._provider:
            self._provider.close()
            self._provider = None

    def _proving(self) -> Prover:
        if self._prover is None:
            provider, path = self._provide(), self._config.getoption("--shellproof-known")
            known = _survey(path) if path else None
            again = bool(self._config.getoption("--shellproof-again"))
            self._prover = Prover(
                provider, self._passes(provider, known), known, again, self._took()
            )
        return self._prover

    def _took(self) -> Callable[[Transcript, float], None] | None:
        if not self._config.getoption("--shellproof-times"):
            return None
        from shellproof import times

        return times.note

    def _passes(self, provider: Provider, known: Survey | None) -> Passes | None:
        if self.pages is None or self._config.getoption("--no-cache"):
            return None
        from shellproof.cache import Passes, hashed

        root, own = self.pages.project.root, self.pages.project.engine
        folder = self._config.rootpath / _PASSES
        return Passes(folder, provider.fingerprint(), repr(known), hashed(root, own))

    def _recording(self) -> Recorder:
        if self._recorder is None:
            from shellproof.progress import say
            from shellproof.recorder import Recorder

            root = self.pages.project.snippets if self.pages else None
            self._recorder = Recorder(self._provide(), root, partial(say, self._config))
        return self._recorder

    def _surveying(self, plan: Plan, name: str) -> None:
        from shellproof.progress import say
        from shellproof.survey import Surveyor

        if self._surveyor is None:
            self._surveyor = Surveyor(self._provide(), self._config.rootpath / self.survey)
        result = self._surveyor.survey(plan, name)
        if not result.same:
            told = result.stopped or f"{len(result.differs)} of its commands differ"
            say(self._config, f"{name}: {told}")

    def _provide(self) -> Provider:
        if self._provider is None:
            hook = self._config.hook.pytest_shellproof_provider
            self._provider = LocalProvider() if self.local else hook(config=self._config)
        if self._provider is None:
            raise ProofError("nothing provides hosts: add --shellproof-host local")
        return self._provider


def _survey(path: str) -> Survey:
    from shellproof import surveyed

    return surveyed.load(Path(path))


def _pages(root: Path) -> Pages:
    from shellproof import project, selection

    return selection.Pages(project.load(root))


STATE = pytest.StashKey[State]()
