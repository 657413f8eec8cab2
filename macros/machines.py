"""On what a snippet ran, in words: an engine, a cluster, a graphics processor."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from macros.engines import Tried
from shellproof.recording import Recording

#: By the need for a cluster: its hosts, and what it is called where the recording does not say.
#: The swarm is not here: its machines are engines, and that is what a proof on them names.
CLUSTERS = {
    "kube3": (("control", "node1", "node2"), "a Kubernetes cluster of three nodes"),
    "slurm3": (("controller", "login", "c1", "c2"), "a SLURM cluster of four machines"),
    "pi4": (("pi1", "pi2", "pi3", "pi4"), "four boards for arm64, emulated"),
}


def machines(recording: Recording, others: Sequence[Tried], needs: Collection[str]) -> str:
    """What the snippet was proven on; of `others` those that print the same."""
    names = list(dict.fromkeys(_names(recording, others, needs)))
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _names(recording: Recording, others: Sequence[Tried], needs: Collection[str]) -> Iterator[str]:
    if "gpu" in needs and "gpu" in recording.facts:
        yield recording.facts["gpu"]
    hosts = {step.host for step in recording.steps}
    for need, (its, words) in CLUSTERS.items():
        if need in needs and hosts & {*its}:
            yield recording.facts.get("cluster", words)
            hosts -= {*its}
            if not hosts:
                return  # no engine that a reader calls had a part in it
    yield from recording.facts.get("engine", "a shell").split(", ")
    yield from (it.engine for it in others if it.same)
