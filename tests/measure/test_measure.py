"""A comparison runs in a node of its own, and what it prints is kept as numbers."""

from __future__ import annotations

import importlib
import json
import subprocess
from pathlib import Path

import pytest

import lab
from measure import __main__ as command
from measure import comparison, result
from measure.comparison import MeasureError

PROGRAM = """
def measured(running, wanted):
    with running.nodes(["first", "second"]) as nodes:
        return {"two": {"wanted": float(len(wanted))}, "less": {"machines": float(len(nodes))}}
"""
TABLE = 'title = "Two words"\nunit = "s"\nrounds = 2\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(comparison, "HERE", tmp_path)
    monkeypatch.setattr(comparison, "ROOT", tmp_path)
    made = tmp_path / "two"
    made.mkdir()
    (made / "comparison.toml").write_text(TABLE)
    return made


def test_every_comparison_of_the_course_can_be_read() -> None:
    for name in comparison.names():
        found = comparison.load(name)
        files = found.files()
        if found.program:
            assert callable(importlib.import_module(found.program).measured)
        else:
            assert {"setup.sh", "round.sh", "common.sh"} <= set(files)
        assert not {"comparison.toml", "result.json"} & set(files)


@pytest.mark.parametrize("name", comparison.names())
def test_every_result_is_of_what_would_be_run_now(name: str) -> None:
    found = comparison.load(name)
    if json.loads(found.result.read_text())["fingerprint"] != found.fingerprint():
        shown = found.result.relative_to(comparison.ROOT)
        told = f"{shown}:1: what it is measured with has changed since"
        pytest.fail(f"{told}\n  mend: {result.made(found.folder)}", pytrace=False)


def test_what_is_run_is_told_by_its_fingerprint(folder: Path) -> None:
    (folder.parent / "shared").mkdir()
    (folder / "comparison.toml").write_text(f'{TABLE}uses = ["shared"]\n')
    seen = {comparison.load("two").fingerprint()}
    for name in ("two/round.sh", "shared/Dockerfile", "two/comparison.toml", "common/common.sh"):
        path = folder.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{path.read_text() if path.exists() else ''}# {name}\n")
        seen.add(comparison.load("two").fingerprint())
    assert len(seen) == 5
    for name in ("two/result.json", "shared/recording.json", "shared/session.console"):
        (folder.parent / name).write_text("{}")
        seen.add(comparison.load("two").fingerprint())
    assert len(seen) == 5


def test_a_programs_fingerprint_is_of_its_folder(folder: Path) -> None:
    (folder / "comparison.toml").write_text(f'{TABLE}program = "kit.run"\n')
    (folder.parent / "kit").mkdir()
    seen = set()
    for text in ("first", "second"):
        (folder.parent / "kit" / "other.py").write_text(text)
        seen.add(comparison.load("two").fingerprint())
    assert len(seen) == 2


def test_own_files_come_before_those_of_others(folder: Path) -> None:
    (folder.parent / "shared").mkdir()
    for place in ("shared", "two"):
        (folder.parent / place / "look").write_text(place)
    (folder / "comparison.toml").write_text(f'{TABLE}uses = ["shared"]\n')
    assert comparison.load("two").files()["look"].read_text() == "two"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("title = \n", "comparison.toml:1"),
        ('title = "x"\n', "'unit'"),
        (f'{TABLE}uses = ["nowhere"]\n', "no folder nowhere"),
    ],
)
def test_a_table_that_cannot_be_used(folder: Path, table: str, told: str) -> None:
    (folder / "comparison.toml").write_text(table)
    with pytest.raises(MeasureError, match=told):
        comparison.load("two")


def test_a_name_that_is_not_known(folder: Path) -> None:
    with pytest.raises(MeasureError, match=f"no comparison 'three': one of {folder.name}"):
        comparison.load("three")


def test_a_folder_stands_for_all_in_it(folder: Path) -> None:
    (folder / "part").mkdir()
    (folder / "part" / "comparison.toml").write_text(TABLE)
    assert comparison.named("two") == ["two", "two/part"]
    assert comparison.named("two/part") == ["two/part"]
    assert comparison.named("tw") == ["tw"]


def test_what_one_program_measures_is_measured_in_one_run(folder: Path) -> None:
    for name, more in {"two/a": "p", "two/b": "", "two/c": "p", "two/d": "q"}.items():
        (folder.parent / name).mkdir()
        table = TABLE.replace("2", "1") if name == "two/c" else TABLE
        text = f'{table}program = "{more}"\n' if more else table
        (folder.parent / name / "comparison.toml").write_text(text)
    wanted = [comparison.load(name) for name in comparison.names()]
    groups = [[each.folder.name for each in group] for group in comparison.together(wanted)]
    assert groups == [["two"], ["a", "c"], ["b"], ["d"]]


@pytest.mark.parametrize("line", ["a process 1", "a\tlong", "\t1", "a\t1\na\t2", "a\t-1"])
def test_a_line_that_is_no_number(folder: Path, line: str) -> None:
    with pytest.raises(MeasureError, match="expected: a new name, a tab, a number"):
        result.parsed(line, comparison.load(folder.name))


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ('row "an image" "$(megabytes "$(false)")"', 1, ""),
        ('row "an image" "$(megabytes "$(echo 2500000)")"', 0, "an image\t2.5\n"),
        ('row "an image"', 1, ""),
        ("false | true", 1, ""),
    ],
)
def test_what_failed_is_no_number(line: str, status: int, said: str) -> None:
    script = f". {comparison.HERE / 'common' / 'common.sh'}\n{line}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (status, said)


def test_rounds_that_differ_in_who_took_part() -> None:
    assert result.joined([{"a": 1.0}, {"a": 2.0}]) == {"a": [1.0, 2.0]}
    with pytest.raises(MeasureError, match="rounds differ"):
        result.joined([{"a": 1.0}, {"b": 2.0}])
    with pytest.raises(MeasureError):
        result.joined([])


def test_a_machine_is_described_and_not_named() -> None:
    found = result.machine()
    assert set(found) == {"processor", "cores", "memory", "kernel"}
    assert found["memory"].endswith(" GiB")


@pytest.mark.lab
def test_a_comparison_for_real(folder: Path, running: lab.Running) -> None:
    (folder / "setup.sh").write_text("echo 1 >count; docker version >/dev/null\n")
    (folder / "round.sh").write_text('printf "a word\\t%s\\n" "$(cat count)"; echo 2 >count\n')
    command.measure(running, [comparison.load("two")])
    found = json.loads((folder / "result.json").read_text())
    assert found["rows"] == [{"name": "a word", "values": [1.0, 2.0]}]
    assert found["machine"]["engine"].startswith("Docker Engine")
    assert found["fingerprint"] == comparison.load("two").fingerprint()


@pytest.mark.lab
def test_a_script_that_fails_is_told(folder: Path, running: lab.Running) -> None:
    (folder / "setup.sh").write_text("echo no such thing >&2; exit 3\n")
    with pytest.raises(MeasureError, match=r"setup\.sh: exit 3: no such thing"):
        command.measure(running, [comparison.load("two")])
    assert not (folder / "result.json").exists()


@pytest.mark.lab
def test_a_program_measures_with_the_whole_lab(
    folder: Path, running: lab.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "comparison.toml").write_text(f'{TABLE}program = "two_machines"\n')
    (folder / "two_machines.py").write_text(PROGRAM)
    monkeypatch.syspath_prepend(folder)
    (folder / "less").mkdir()
    once = TABLE.replace("2", "1")
    (folder / "less" / "comparison.toml").write_text(f'{once}program = "two_machines"\n')
    command.measure(running, [comparison.load("two/less"), comparison.load("two")])
    found = json.loads((folder / "result.json").read_text())
    assert found["rows"] == [{"name": "wanted", "values": [1.0, 2.0]}]
    found = json.loads((folder / "less" / "result.json").read_text())
    assert found["rows"] == [{"name": "machines", "values": [2.0]}]
