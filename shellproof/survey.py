"""Runs pages on other hosts than they were recorded on, holds them to nothing, notes what differs.

A recording says what one engine prints. A survey says, beside it and without touching it, which
snippets print the same on another one. It speaks of a transcript by its fingerprint, so a
snippet that changes is no longer spoken of until the survey is made again.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from shellproof import surveyed
from shellproof.differing import difference
from shellproof.errors import ProofError, SkippedError, SourceError, shown
from shellproof.failure import reason
from shellproof.hosts import Host, Provider
from shellproof.outcome import Names
from shellproof.prover import Plan
from shellproof.scenario import Scenario, require
from shellproof.surveyed import Difference, Result, Survey
from shellproof.transcript import Item, Transcript


class Surveyor:
    """Surveys pages one by one; what it found is in `path` after each of them."""

    def __init__(self, provider: Provider, path: Path) -> None:
        self._provider, self._path = provider, path
        self._done: dict[Plan, Survey | ProofError] = {}

    def survey(self, plan: Plan, name: str) -> Result:
        """What a snippet did here, after those before it on its page. Raises ProofError."""
        if plan not in self._done:
            self._done[plan] = self._surveyed(plan)
        found = self._done[plan]
        if isinstance(found, ProofError):
            raise found
        return found.snippets[name]

    def _surveyed(self, plan: Plan) -> Survey | ProofError:
        try:
            survey = self._page(plan)
            if not all(result.same for result in survey.snippets.values()):
                survey = surveyed.both(survey, self._page(plan))
            with _alone(self._path.parent):
                surveyed.write(self._path, surveyed.merged(self._before(), survey))
        except ProofError as error:
            return error
        return survey

    def _before(self) -> Survey:
        """What is known by now; read anew each time: pages take minutes, and others survey too."""
        return surveyed.load(self._path) if self._path.exists() else Survey({}, {})

    def _page(self, plan: Plan) -> Survey:
        able: list[Transcript] = []
        results: dict[str, Result] = {}
        for transcript in plan.transcripts:
            try:
                require(self._provider, transcript)
                able.append(transcript)
            except ProofError as missing:
                results[transcript.name] = Result(transcript.fingerprint(), (), str(missing))
        if not able:
            return Survey({}, results)
        with Scenario(self._provider, able) as scenario:
            facts = self._facts(scenario.hosts.values())
            found = _masked(_snippets(scenario, able), scenario.names)
            return Survey(facts, {**results, **found})

    def _facts(self, hosts: Iterable[Host]) -> dict[str, str]:
        """What the hosts are: what those of the survey were. Raises SkippedError for others.

        Theirs would take the place of all that is known, so only a person begins a survey anew.
        """
        before, found = self._before().facts, [dict(host.facts()) for host in hosts]
        if not before or before in found:
            return before or found[0]
        now = found[0]
        more = sorted(name for name in now.keys() | before if now.get(name) != before.get(name))
        what = ", ".join(f"{name}: {now.get(name, 'none')}" for name in more)
        fix = f"to begin it anew, remove {shown(self._path)}"
        raise SkippedError({"hosts of the survey's kind": f"these have {what}; {fix}"})


def _snippets(scenario: Scenario, able: list[Transcript]) -> dict[str, Result]:
    """The results in order; behind one that did not end, nothing is known."""
    found: dict[str, Result] = {}
    stopped = ""
    for transcript in able:
        result = Result(transcript.fingerprint(), (), stopped)
        if not stopped:
            result = _snippet(scenario, transcript)
            stopped = f"{transcript.name}, before it, did not end" if result.stopped else ""
        found[transcript.name] = result
    return found


def _masked(results: dict[str, Result], names: Names) -> dict[str, Result]:
    """The results at a page's end: a step may print a secret before another one captures it."""
    return {
        name: replace(
            result,
            differs=tuple(_without_secrets(each, names) for each in result.differs),
            stopped=names.mask(result.stopped),
        )
        for name, result in results.items()
    }


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one at a time read and write there, and the others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _without_secrets(found: Difference, names: Names) -> Difference:
    rows = tuple(map(names.mask, found.rows))
    return replace(found, command=names.mask(found.command), rows=rows)


def _snippet(scenario: Scenario, transcript: Transcript) -> Result:
    found: list[Difference] = []
    result = Result(transcript.fingerprint())
    try:
        scenario.put_files(transcript)
        for item in transcript.items:
            found += _item(scenario, transcript, item)
    except ProofError as error:
        message = error.message if isinstance(error, SourceError) else str(error)
        result = replace(result, stopped=scenario.names.mask(message))
    return replace(result, differs=tuple(found))


def _item(scenario: Scenario, transcript: Transcript, item: Item) -> Iterator[Difference]:
    outcome = scenario.do(transcript, item)
    if not outcome:
        return
    names = scenario.names
    found = outcome.compare(names.values)
    names.learn(found, outcome)
    if not outcome.kept(found):
        yield difference(transcript, outcome, names)
    if outcome.exit is None or outcome.untyped:
        told = reason(outcome, transcript.timeout)
        raise SourceError(transcript.path, outcome.step.line, told)
