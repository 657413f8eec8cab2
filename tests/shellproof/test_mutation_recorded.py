"""Every recording of the course satisfies its transcript, and no mutant of the transcript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shellproof import parser, project
from shellproof.match import match
from shellproof.recording import RecordedStep
from shellproof.transcript import Step
from tests.shellproof.mutants import mutants
from tests.shellproof.reading import HERE
from tests.shellproof.world import ROOT

pytestmark = pytest.mark.slow

PROJECT = project.load(ROOT)
LIBRARY = PROJECT.library()
PAGES = {page.path.relative_to(PROJECT.pages).as_posix(): page for page in PROJECT.all_pages()}
COMPARED = ("expected", "kind", "exit", "left out", "added")  # a command has to be run: see lab


def _judged(step: Step, recorded: RecordedStep, names: dict[str, str]) -> bool:
    """Whether the prover would let it pass."""
    return step.exit == recorded.exit and match(step.expected, recorded.output, names).ok


def _survivors(text: str, steps: tuple[RecordedStep, ...], names: dict[str, str]) -> Iterator[str]:
    """The mutants that nothing tells from the original."""
    end = 0
    for step, recorded in zip(_steps(text), steps, strict=True):
        found = match(step.expected, recorded.output, names)
        assert found.ok
        assert step.exit == recorded.exit
        for mutant in mutants(_alone(text, step, end)):
            if mutant.sort in COMPARED:
                (changed,) = _steps(mutant.text)
                assert (changed.expected, changed.exit) != (step.expected, step.exit)
                if _judged(changed, recorded, names):
                    yield f"{mutant.sort}, in the step of line {step.line}"
        names.update(found.names)
        end = step.end


def _steps(text: str) -> list[Step]:
    return [item for item in parser.parse(HERE, text)[1] if isinstance(item, Step)]


def _alone(text: str, step: Step, end: int) -> str:
    """The head, and what follows line `end` up to the step's own: read sooner than the whole."""
    lines = text.split("\n")
    head = lines[: lines.index("---", 1) + 1] if lines[0] == "---" else []
    return "\n".join([*head, *lines[max(end, len(head)) : step.end], ""])


@pytest.mark.parametrize("page", PAGES)
def test_no_mutant_survives(page: str) -> None:
    names = dict[str, str]()
    for call in PAGES[page].calls:
        transcript, recording = LIBRARY.proven(call.snippet)
        if not recording.unproven:
            text = transcript.path.read_text()
            assert not list(_survivors(text, recording.steps, names)), call.snippet
