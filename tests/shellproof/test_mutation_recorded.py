"""Every recording of the course satisfies its transcript, and no mutant of the transcript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shellproof import parser, project
from shellproof.library import Library
from shellproof.match import match
from shellproof.recording import RecordedStep
from shellproof.transcript import Step
from tests.shellproof.mutants import mutants
from tests.shellproof.reading import HERE
from tests.shellproof.world import ROOT

PROJECT = project.load(ROOT)
PAGES = {page.path.relative_to(PROJECT.pages).as_posix(): page for page in PROJECT.all_pages()}
COMPARED = ("expected", "kind", "exit", "left out", "added")  # a command has to be run: see lab


def _judged(step: Step, recorded: RecordedStep, names: dict[str, str]) -> bool:
    """Whether the prover would let it pass."""
    return step.exit == recorded.exit and match(step.expected, recorded.output, names).ok


def _survivors(text: str, steps: tuple[RecordedStep, ...], names: dict[str, str]) -> Iterator[str]:
    """The mutants that nothing tells from the original."""
    known = [dict(names)]
    original = [item for item in parser.parse(HERE, text)[1] if isinstance(item, Step)]
    for step, recorded in zip(original, steps, strict=True):
        found = match(step.expected, recorded.output, known[-1])
        assert found.ok
        assert step.exit == recorded.exit
        known.append(found.names)
    for mutant in mutants(text):
        if mutant.sort in COMPARED:
            changed = [
                item for item in parser.parse(HERE, mutant.text)[1] if isinstance(item, Step)
            ]
            at = next(n for n, step in enumerate(changed) if _differs(step, original[n]))
            if _judged(changed[at], steps[at], known[at]):
                yield str(mutant)
    names.update(known[-1])


def _differs(step: Step, other: Step) -> bool:
    return (step.expected, step.exit) != (other.expected, other.exit)


@pytest.mark.parametrize("page", PAGES)
def test_no_mutant_survives(page: str) -> None:
    library, names = Library(PROJECT.snippets), dict[str, str]()
    for call in PAGES[page].calls:
        transcript, recording = library.proven(call.snippet)
        if not recording.unproven:
            text = transcript.path.read_text()
            assert not list(_survivors(text, recording.steps, names)), call.snippet
