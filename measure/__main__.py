"""Run comparisons in fresh nodes and keep their results: `make measure`, or `K=` one of them."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile

import lab
from measure import comparison, result
from measure.comparison import Comparison, MeasureError

ENGINE = "28"
LIMIT = 1200  # seconds for one script


def main(chosen: list[str]) -> int:
    """Measure what is named, or everything; 1 and one line where that cannot be done."""
    try:
        wanted = [comparison.load(name) for name in chosen or comparison.names()]
        with lab.open(ENGINE, print) as running:
            for each in wanted:
                measure(running, each)
    except (MeasureError, lab.LabError) as error:
        print(f"measure: {error}", file=sys.stderr)
        return 1
    return 0


def measure(running: lab.Running, wanted: Comparison) -> None:
    """One comparison in a node of its own. Raises MeasureError."""
    print(f"{wanted.title}: preparing", flush=True)
    with running.nodes() as nodes:
        node = nodes[""]
        _said(node, ["tar", "-x"], _packed(wanted))
        _said(node, ["bash", "-e", "setup.sh"])
        rounds = []
        for number in range(1, wanted.rounds + 1):
            print(f"{wanted.title}: round {number} of {wanted.rounds}", flush=True)
            rounds.append(result.parsed(_said(node, ["bash", "-e", "round.sh"]), wanted))
        result.write(wanted, result.joined(rounds), node.facts())


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
