"""Writes into recordings how long their proofs took: shards and the order of pages go by it.

A recording runs its page twice at once, which slows what computes and not what waits.
"""

from __future__ import annotations

from dataclasses import replace

from shellproof import recording
from shellproof.errors import SourceError
from shellproof.transcript import Transcript

_LITTLE = 1.0  # seconds that make no difference to anybody


def note(transcript: Transcript, seconds: float) -> None:
    """Write what a proof took, unless the recording says about the same or is of something else."""
    try:
        old = recording.load(transcript.recording, "")
    except SourceError:  # the build tells it
        return
    fits = old.unproven is None and old.fingerprint == transcript.fingerprint()
    if fits and abs(old.seconds - seconds) > _LITTLE:
        recording.write(
            transcript.recording, recording.text(replace(old, seconds=round(seconds, 1)))
        )
