"""What cannot be run here is said to be unproven, and an earlier proof is kept."""

from __future__ import annotations

import pytest

from tests.shellproof.course import Course

GPU = "---\ntitle: A title\nneeds: [gpu]\n---\n"


@pytest.fixture
def gpu(course: Course) -> Course:
    course.snippet("a/one", f"{GPU}$ echo $RANDOM\n")
    return course


def test_the_reason_is_recorded(gpu: Course) -> None:
    gpu.provider.lacks["gpu"] = "no NVIDIA driver"
    gpu.record()
    found = gpu.recording("a/one")
    assert found.unproven == "needs gpu: no NVIDIA driver"
    assert [(step.command, step.output) for step in found.steps] == [("echo $RANDOM", ())]
    assert gpu.text("a/one") == "$ echo $RANDOM\n"


def test_an_earlier_proof_is_kept(gpu: Course) -> None:
    gpu.record()
    before = gpu.transcript("a/one").recording.read_bytes()
    gpu.provider.lacks["gpu"] = "no NVIDIA driver"
    gpu.record()
    assert gpu.transcript("a/one").recording.read_bytes() == before


def test_a_proof_of_another_transcript_is_not(gpu: Course) -> None:
    gpu.record()
    gpu.provider.lacks["gpu"] = "no NVIDIA driver"
    gpu.snippet("a/one", f"{GPU}$ echo changed\n")
    gpu.record()
    assert gpu.recording("a/one").unproven


def test_recording_it_again_changes_nothing(gpu: Course) -> None:
    gpu.provider.lacks["gpu"] = "no NVIDIA driver"
    gpu.record()
    before = gpu.transcript("a/one").recording.read_bytes()
    assert gpu.record() == []
    assert gpu.transcript("a/one").recording.read_bytes() == before


def test_what_can_be_run_is_recorded_beside_it(gpu: Course) -> None:
    gpu.provider.lacks["gpu"] = "no NVIDIA driver"
    gpu.snippet("a/two", "$ echo 2\n")
    gpu.record()
    assert gpu.recording("a/two").unproven is None
