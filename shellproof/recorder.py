"""Records pages when pytest asks for their snippets one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from shellproof.errors import ProofError
from shellproof.hosts import Provider
from shellproof.prover import Plan
from shellproof.record import Job, record


class Recorder:
    """Records pages: the first snippet asked for records all that will be asked for."""

    def __init__(self, provider: Provider, root: Path | None, say: Callable[[str], None]) -> None:
        self._provider, self._root, self._say = provider, root, say
        self._done: dict[Plan, ProofError | None] = {}

    def record(self, plan: Plan, only: Collection[str]) -> None:
        """Record the snippets of a plan that are named. Raises ProofError."""
        if plan not in self._done:
            self._done[plan] = self._record(plan, only)
        if error := self._done[plan]:
            raise error

    def _record(self, plan: Plan, only: Collection[str]) -> ProofError | None:
        job = Job(plan.page, plan.transcripts, only, self._root)
        try:
            record(self._provider, job, self._say)
        except ProofError as error:
            return error
        return None
