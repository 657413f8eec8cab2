"""The Makefile documents itself, sets up what it needs, and takes what a person passes as data."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.M)
HOSTILE = [
    "$(shell touch pwned)",
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "a b",
    "*",
    "--record",
    "$$HOME",
    "#%\\",
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the real Makefile, where Python only writes down what it is called with."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    script(tmp_path / ".ci" / "setup", 'mkdir -p .venv; touch "$2"')
    script(tmp_path / ".venv" / "bin" / "python", "printf '%s\\0' \"$@\" >called")
    return tmp_path


def script(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def make(folder: Path, *arguments: str, **variables: str) -> list[str]:
    """Run make; what Python was called with."""
    env = {
        key: value
        for key, value in os.environ.items()
        if "MAKE" not in key and key not in ("CI", "AS_CI")
    } | variables
    subprocess.run(["make", *arguments], cwd=folder, env=env, check=True, capture_output=True)
    return (folder / "called").read_text().split("\0")[:-1]


def test_help_has_one_line_for_every_target() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split(None, 2) for line in shown.stdout.splitlines()]
    assert [line[1] for line in lines if line[0] == "make"] == TARGETS
    assert all(len(line) == 3 for line in lines)


def test_every_target_is_there_that_the_project_promises() -> None:
    promised = "setup serve test check prove record site lab-up lab-down bench fix ci help"
    assert set(promised.split()) <= set(TARGETS)


def test_every_target_is_phony_and_sets_up_first() -> None:
    for target in TARGETS:
        assert f".PHONY: {target}\n" in MAKEFILE, target
        needs = re.findall(rf"^{target}: ?(.*?) ?##", MAKEFILE, re.M)[0].split()
        assert target == "help" or set(needs) & {"$(VENV)", *TARGETS}, target


@pytest.mark.slow
@pytest.mark.parametrize("target", ["prove", "record", "test"])
@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("K", "--shellproof-only="),
        ("PAGE", "--shellproof-page="),
        ("ENGINE", "--shellproof-engine="),
        ("CHANGED", "--shellproof-changed="),
        ("SHARD", "--shellproof-shard="),
    ],
)
def test_a_value_is_one_word_and_runs_nothing(
    house: Path, target: str, name: str, option: str, value: str
) -> None:
    assert option + value in make(house, target, f"{name}={value}")
    assert option + value in make(house, target, **{name: value})
    assert not list(house.glob("**/pwned"))


@pytest.mark.parametrize("value", HOSTILE)
def test_more_arguments_are_words_and_run_nothing(house: Path, value: str) -> None:
    called = make(house, "prove", f"PYTEST_ARGS=-x {value}")
    assert called[-len(value.split()) :] == value.split()
    assert not list(house.glob("**/pwned"))


def test_without_values_everything_is_proven(house: Path) -> None:
    assert make(house, "prove") == ["-m", "pytest", "snippets", "-v", "-n", "2"]
    assert make(house, "record") == ["-m", "pytest", "snippets", "-v", "--record"]


def test_ci_permits_the_skips_that_its_list_names(house: Path) -> None:
    listed = "--shellproof-skips=.ci/skips"
    assert listed not in make(house, "prove")
    assert listed in make(house, "prove", CI="true")
    assert listed in make(house, "test", CI="true")
    lines = (ROOT / ".ci" / "skips").read_text().splitlines()
    assert all(re.fullmatch(r"#.*|[a-z0-9-]+: \S.*", line) for line in lines)


def test_ci_at_home_is_what_ci_does(house: Path) -> None:
    (house / ".venv" / "bin" / "python").write_text("#!/bin/sh\nprintf '%s\\0' \"$@\" >>called\n")
    at_home = make(house, "ci")
    assert "--shellproof-skips=.ci/skips" in at_home
    assert "--shellproof-again" in at_home
    (house / "called").unlink()
    for step in ("check", "changed", "tests", "pdf"):
        in_ci = make(house, step, CI="true")
    assert at_home == in_ci


def test_a_setup_is_done_once(house: Path) -> None:
    counting = '\necho once >>setups; mkdir -p .venv; touch "$2"'
    (house / ".ci" / "setup").write_text(f"#!/bin/sh{counting}\n")
    make(house, "prove")
    make(house, "prove")
    assert (house / "setups").read_text().splitlines() == ["once"]
    (house / "requirements.txt").write_text("changed\n")
    make(house, "prove")
    assert (house / "setups").read_text().splitlines() == ["once", "once"]
