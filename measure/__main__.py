"""Run comparisons in fresh nodes and keep their results: `make measure`, or `K=` some of them."""

from __future__ import annotations

import importlib
import io
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence

import lab
from measure import comparison, result
from measure.comparison import Comparison, MeasureError

ENGINE = "28"
LIMIT = 1200  # seconds for one script


def main(chosen: list[str]) -> int:
    """Measure what is named, or everything; 1 and one line where that cannot be done."""
    try:
        found = [name for each in chosen for name in comparison.named(each)]
        wanted = [comparison.load(name) for name in found or comparison.names()]
        with lab.open(ENGINE, print) as running:
            for group in comparison.together(wanted):
                measure(running, group)
    except (MeasureError, lab.LabError) as error:
        print(f"measure: {error}", file=sys.stderr)
        return 1
    return 0


def measure(running: lab.Running, group: Sequence[Comparison]) -> None:
    """Comparisons that share a program, or one that has scripts. Raises MeasureError."""
    print(f"{group[0].title}: preparing", flush=True)
    if group[0].program:
        _by_program(running, group)
    else:
        _by_scripts(running, group[0])


def _by_program(running: lab.Running, group: Sequence[Comparison]) -> None:
    """Give it the whole lab, once a round for all of them."""
    run = [each.fingerprint() for each in group]  # before an editor changes it meanwhile
    with running.nodes() as nodes:
        facts = nodes[""].facts()
    measured = importlib.import_module(group[0].program).measured
    most = max(group, key=lambda each: each.rounds)
    rounds = [
        measured(
            running, {each.folder.name for each in group if number + each.rounds > most.rounds}
        )
        for number in _counted(most)
    ]
    for each, fingerprint in zip(group, run, strict=True):
        own = [found[each.folder.name] for found in rounds[-each.rounds :]]
        result.write(each, result.joined(own), facts, fingerprint)


def _by_scripts(running: lab.Running, wanted: Comparison) -> None:
    """Run them in a node of its own."""
    run = wanted.fingerprint()
    with running.nodes() as nodes:
        node = nodes[""]
        _said(node, ["tar", "-x"], _packed(wanted))
        _said(node, ["bash", "-e", "setup.sh"])
        rounds = [
            result.parsed(_said(node, ["bash", "-e", "round.sh"]), wanted) for _ in _counted(wanted)
        ]
        result.write(wanted, result.joined(rounds), node.facts(), run)


def _counted(wanted: Comparison) -> Iterator[int]:
    """The numbers of the rounds, each told as it begins."""
    for number in range(1, wanted.rounds + 1):
        print(f"{wanted.title}: round {number} of {wanted.rounds}", flush=True)
        yield number


def _packed(wanted: Comparison) -> bytes:
    """Its files as an archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, path in wanted.files().items():
            archive.add(path, name)
    return out.getvalue()


def _said(node: lab.Node, command: list[str], given: bytes = b"") -> str:
    """What a command in the node prints. Raises MeasureError."""
    try:
        done = subprocess.run(
            node.argv(command), input=given, capture_output=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise MeasureError(f"{' '.join(command)}: not done after {LIMIT} s") from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise MeasureError(f"{' '.join(command)}: exit {done.returncode}: {' '.join(words)}")
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
