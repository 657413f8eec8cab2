"""Runs a page to see what it prints, without holding it to what its transcripts expect."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from shellproof.errors import SourceError
from shellproof.hosts import Host, Material, Provider
from shellproof.outcome import Names, Outcome
from shellproof.pages import Page
from shellproof.scenario import Scenario
from shellproof.transcript import Transcript


@dataclass(slots=True)
class Run:
    """One run of a page: what came of each snippet and how long it took; what the hosts were."""

    outcomes: dict[str, list[Outcome]]
    seconds: dict[str, float]  # of each snippet, with its waits
    facts: dict[str, str]
    materials: dict[str, list[Material]]
    names: Names


class Opened:
    """The scenarios of runs at the same time, which one of them or an interrupt ends together."""

    def __init__(self) -> None:
        self._scenarios: list[Scenario] = []
        self._aborted = False

    def add(self, scenario: Scenario) -> None:
        """Count one in; one that comes too late ends as well."""
        self._scenarios.append(scenario)
        if self._aborted:  # asked last: it may have happened while its hosts were made
            scenario.abort()

    def abort(self) -> None:
        """Make all end at once, from another thread."""
        self._aborted = True
        for scenario in list(self._scenarios):
            scenario.abort()


def run(
    provider: Provider,
    page: Page | None,
    transcripts: Sequence[Transcript],
    say: Callable[[str], None],
    opened: Opened,
) -> Run:
    """Run the snippets in order on fresh hosts; say what begins; add the scenario to `opened`."""
    with Scenario(provider, transcripts) as scenario:
        opened.add(scenario)
        facts = [host.facts() for host in scenario.hosts.values()]
        result = Run({}, {}, _joined(facts), {}, scenario.names)
        for transcript in transcripts:
            say(f"running {transcript.name}")
            started = time.monotonic()
            result.outcomes[transcript.name] = list(_snippet(scenario, transcript))
            result.seconds[transcript.name] = time.monotonic() - started
            result.materials[transcript.name] = _materials(scenario.hosts.values())
        if page:
            scenario.check_left(page)
        return result


def _joined(facts: Sequence[dict[str, str]]) -> dict[str, str]:
    """The facts of all hosts, told once where they agree."""
    keys = dict.fromkeys(key for host in facts for key in host)
    values = {key: dict.fromkeys(host[key] for host in facts if key in host) for key in keys}
    return {key: ", ".join(each) for key, each in values.items()}


def _materials(hosts: Iterable[Host]) -> list[Material]:
    found = {material.name: material for host in hosts for material in host.materials()}
    return [found[name] for name in sorted(found)]


def _snippet(scenario: Scenario, transcript: Transcript) -> Iterator[Outcome]:
    scenario.put_files(transcript)
    for item in transcript.items:
        outcome = scenario.do(transcript, item)
        if outcome:
            scenario.names.learn(outcome.compare(scenario.names.values), outcome)
            _finished(transcript, scenario.names.masked(outcome))
            yield outcome


def _finished(transcript: Transcript, outcome: Outcome) -> None:
    if outcome.exit is None:
        message = f"still running after {transcript.timeout:g} s: {outcome.command}"
        fix = "give the snippet a longer  timeout:  or end the command"
        raise SourceError(transcript.path, outcome.step.line, message, fix)
    if outcome.untyped:
        seen = " / ".join(outcome.lines[-3:])
        message = f"the terminal never showed {outcome.missed!r}; its last lines: {seen}"
        raise SourceError(transcript.path, outcome.step.line, message, "correct the cue")
