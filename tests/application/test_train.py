"""Training: what a model learns, from all of the data and from a part, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.application.conftest import Run

pytestmark = pytest.mark.slow


def _model(folder: Path, name: str = "penguins.json") -> Any:
    return json.loads((folder / "models" / name).read_text())


def test_it_learns(run: Run, folder: Path) -> None:
    done = run("train.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert _model(folder)["accuracy"] > 0.95
    assert re.fullmatch(
        r"shard 1/1: learnt from 274 penguins, right for \d+% of 68 others\n", done.stdout
    )


def test_it_has_something_to_learn(run: Run, folder: Path) -> None:
    run("train.py", "--rounds", "0")
    assert _model(folder)["accuracy"] < 0.7


def test_the_same_again_is_the_same_file(run: Run, folder: Path) -> None:
    run("train.py")
    first = (folder / "models" / "penguins.json").read_bytes()
    run("train.py")
    assert (folder / "models" / "penguins.json").read_bytes() == first


def test_another_seed_is_another_model(run: Run, folder: Path) -> None:
    run("train.py")
    first = _model(folder)["weights"]
    run("train.py", "--seed", "9")
    assert _model(folder)["weights"] != first


def test_shards_are_all_of_the_data_once(run: Run, folder: Path) -> None:
    for number in (1, 2, 3):
        assert run("train.py", "--shard", f"{number}/3").returncode == 0
    models = [_model(folder, f"penguins-{number}-of-3.json") for number in (1, 2, 3)]
    assert sum(model["penguins"] for model in models) == 274
    assert len({str(model["weights"]) for model in models}) == 3


def test_shards_are_merged(run: Run, folder: Path) -> None:
    for number in (1, 2):
        run("train.py", "--shard", f"{number}/2")
    done = run("merge.py", "2")
    assert done.returncode == 0
    assert _model(folder)["accuracy"] > 0.9
    weights = [_model(folder, f"penguins-{number}-of-2.json")["weights"][0][0] for number in (1, 2)]
    assert _model(folder)["weights"][0][0] == pytest.approx(sum(weights) / 2, abs=1e-5)


def test_a_missing_shard_is_named(run: Run) -> None:
    run("train.py", "--shard", "1/2")
    done = run("merge.py", "2")
    assert done.returncode == 1
    assert done.stderr == "merge.py: no penguins-2-of-2.json: train these shards first\n"


@pytest.mark.parametrize("shard", ["0/4", "5/4", "2", "a/b", "1/", "-1/4", "1/0"])
def test_no_such_shard(run: Run, shard: str) -> None:
    done = run("train.py", f"--shard={shard}")
    assert done.returncode == 2
    assert f"{shard} is no shard such as 2/4" in done.stderr


def test_a_broken_row_fails_its_own_shard_only(run: Run, folder: Path) -> None:
    path = folder / "data" / "penguins.csv"
    path.write_text(path.read_text().replace(",3750,male,2007", ",3750g,male,2007", 1))
    done = [run("train.py", "--shard", f"{number}/4") for number in (1, 2, 3, 4)]
    assert sorted(one.returncode for one in done) == [0, 0, 0, 1]
    (said,) = [one.stderr for one in done if one.returncode]
    assert said == "train.py: data/penguins.csv:2: could not convert string to float: '3750g'\n"


def test_no_data(run: Run) -> None:
    done = run("train.py", "--data", "nowhere.csv")
    assert done.returncode == 1
    assert "nowhere.csv" in done.stderr
    assert done.stderr.count("\n") == 1
