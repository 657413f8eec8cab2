"""A measurement is a table with bars to scale, and says where it is from."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.measured import measured
from shellproof import sealed
from shellproof.errors import SourceError

RESULT = {
    "title": "Time to start",
    "unit": "s",
    "measured": "2026-11-20",
    "machine": {"processor": "A fast one", "cores": "2", "memory": "24 GiB", "kernel": "6.1"},
    "rows": [
        {"name": "a process", "values": [0.01, 0.02, 0.03]},
        {"name": "a container", "values": [0.4, 0.5, 0.2]},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "result.json").write_text(
        sealed.written(RESULT, "make measure", sort=False)
    )
    return tmp_path


def cells(shown: str) -> list[list[str]]:
    figure = html.fragment_fromstring(shown)
    rows = figure.xpath(".//tbody/tr")
    return [["".join(cell.itertext()).strip() for cell in row] for row in rows]


def test_it_reads_as_a_table(folder: Path) -> None:
    assert cells(measured(folder, "start")) == [
        ["a process", "0.02", "5 percent of the longest", "0.01 – 0.03"],
        ["a container", "0.4", "100 percent of the longest", "0.2 – 0.5"],
    ]


def test_bars_are_to_scale(folder: Path) -> None:
    figure = html.fragment_fromstring(measured(folder, "start"))
    assert figure.xpath(".//rect/@width") == ["10.0", "200.0"]
    assert figure.xpath(".//svg/title/text()")[0].startswith("5 percent")


def test_one_round_has_no_range(folder: Path) -> None:
    result = {**RESULT, "rows": [{"name": "a process", "values": [0.02]}]}
    (folder / "start" / "result.json").write_text(sealed.written(result, "make measure"))
    shown = measured(folder, "start")
    assert cells(shown) == [["a process", "0.02", "100 percent of the longest"]]
    assert "from – to" not in shown
    assert "median" not in shown


def test_it_says_on_which_machine_and_how_to_do_it_again(folder: Path) -> None:
    shown = measured(folder, "start")
    assert "A fast one, 2 cores, 24 GiB of memory, Linux 6.1" in shown
    assert "3 rounds" in shown
    assert "make measure K=start" in shown


def test_what_was_not_measured_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not measured yet") as caught:
        measured(tmp_path, "start")
    assert caught.value.fix == "make measure K=start"


def test_a_number_that_somebody_wrote_is_refused(folder: Path) -> None:
    path = folder / "start" / "result.json"
    path.write_text(path.read_text().replace("0.4", "0.1"))
    with pytest.raises(SourceError, match=r"json:1: the result was edited by hand") as caught:
        measured(folder, "start")
    assert caught.value.fix == "make measure K=start"


@pytest.mark.parametrize("text", ["{", "{}", "[]", '{"rows": []}', '{"rows": [{"values": ["x"]}]}'])
def test_what_is_no_result_is_told(folder: Path, text: str) -> None:
    (folder / "start" / "result.json").write_text(text)
    with pytest.raises(SourceError, match="no result of a measurement"):
        measured(folder, "start")
