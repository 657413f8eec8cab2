"""Proves snippets one by one, on the hosts of the page that they stand on."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shellproof import parser
from shellproof.errors import NotReachedError, ProofError, SkippedError
from shellproof.hosts import Provider
from shellproof.scenario import Scenario, require
from shellproof.transcript import Transcript

if TYPE_CHECKING:  # a transcript that is proven alone needs none of them
    from shellproof.cache import Passes
    from shellproof.pages import Page
    from shellproof.surveyed import Survey


@dataclass(frozen=True, slots=True)
class Plan:
    """What runs together: a page with all its snippets, or one transcript alone."""

    page: Page | None
    transcripts: tuple[Transcript, ...]

    def before(self, name: str) -> tuple[Transcript, ...]:
        """The snippets up to and with the named one."""
        at = next(n for n, t in enumerate(self.transcripts) if t.name == name)
        return self.transcripts[: at + 1]


def alone(path: Path) -> Plan:
    """The plan of a transcript that belongs to no project. Raises SourceError."""
    return Plan(None, (parser.load(path),))


class Prover:
    """Goes through plans; the hosts of one live until the next begins."""

    def __init__(
        self,
        provider: Provider,
        passes: Passes | None,
        known: Survey | None = None,
        again: bool = False,
        took: Callable[[Transcript, float], None] | None = None,
    ) -> None:
        """`again`: a page that fails gets a second chance, from its top on fresh hosts.

        `took` is told the seconds of each snippet that passes.
        """
        self._provider, self._passes, self._survey, self._again = provider, passes, known, again
        self._took = took
        self.unsteady: dict[str, ProofError] = {}  # what failed at first, and how
        self._chances = 0
        self._plan: Plan | None = None
        self._stack = ExitStack()
        self._results: dict[str, ProofError | None] = {}
        self._passed: Collection[str] | None = None  # what ran when the page passed before
        self._key = ""  # of the page as it was before its first command
        self._scenario: Scenario | None = None

    def prove(self, plan: Plan, name: str) -> None:
        """Prove one snippet, after those before it on the page. Raises ProofError."""
        self._begin(plan)
        if self._passed is not None:
            if name not in self._passed:
                require(self._provider, plan.before(name)[-1])
            return
        for transcript in plan.before(name):
            if transcript.name not in self._results:
                self._results[transcript.name] = self._one(plan, transcript)
        error = self._results[name]
        last = plan.page and name == plan.transcripts[-1].name
        if plan.page and last and (not error or isinstance(error, SkippedError)):
            self._end(plan, plan.page)
        if error:
            raise error

    def unchanged(self, plans: Iterable[Plan]) -> bool:
        """Whether all of them have passed as they are, or cannot run here."""
        return self._passes is not None and all(
            self._looked_up(each)[1] is not None or not self._runnable(each) for each in plans
        )

    def finish(self) -> None:
        """Give the hosts back."""
        self._stack.close()
        self._plan = self._scenario = None

    def _begin(self, plan: Plan) -> None:
        if plan != self._plan:
            self.finish()
            self._plan, self._results, self._chances = plan, {}, int(self._again)
            self._key, self._passed = self._looked_up(plan)

    def _looked_up(self, plan: Plan) -> tuple[str, Collection[str] | None]:
        """The page's key, and what ran when it passed before: all, all that can run here, or none.

        Asked once, since it reads every file. What can run is asked last: to find out takes long.
        """
        key = ""
        if self._passes and plan.page:
            for ran in (lambda: plan.transcripts, lambda: self._runnable(plan)):
                key = self._passes.key(plan.page, able := ran())
                if self._passes.has(key):
                    return key, {transcript.name for transcript in able}
        return key, None

    def _one(self, plan: Plan, transcript: Transcript) -> ProofError | None:
        for name, error in self._results.items():
            if error and not isinstance(error, SkippedError):
                return NotReachedError(f"not reached: {name}, before it on the page, failed")
        failed = self._attempt(transcript)
        if failed and not isinstance(failed, SkippedError) and self._passes_now(plan, transcript):
            self.unsteady[transcript.name] = failed
            return None
        return failed

    def _passes_now(self, plan: Plan, transcript: Transcript) -> bool:
        """Whether it passes on fresh hosts, after all before it: asked once a page."""
        if not self._chances:
            return False
        self._chances -= 1
        self._stack.close()
        self._scenario = None
        skipped = {name for name, error in self._results.items() if error}
        before = (each for each in plan.before(transcript.name) if each.name not in skipped)
        return not any(map(self._attempt, before))

    def _attempt(self, transcript: Transcript) -> ProofError | None:
        try:
            require(self._provider, transcript)
            scenario, started = self._open(), time.monotonic()
            scenario.prove(transcript)
        except ProofError as error:
            return error
        if self._took:
            self._took(transcript, time.monotonic() - started)
        return None

    def _open(self) -> Scenario:
        if self._scenario is None:
            assert self._plan
            scenario = Scenario(self._provider, self._runnable(self._plan), self._survey)
            self._scenario = self._stack.enter_context(scenario)
        return self._scenario

    def _runnable(self, plan: Plan) -> list[Transcript]:
        """Hosts are asked for only where the snippets that name them can run."""
        return [t for t in plan.transcripts if not any(map(self._provider.missing, t.needs))]

    def _end(self, plan: Plan, page: Page) -> None:
        if self._scenario:
            self._scenario.check_left(page)
        steady = self._chances == int(self._again)
        if not (self._passes and steady and self._scenario):
            return
        # A file that was edited meanwhile never ran as it is now.
        if self._key == self._passes.key(page, self._runnable(plan)):
            self._passes.add(self._key)
