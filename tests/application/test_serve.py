"""Serving: what the application answers over HTTP, and what it keeps."""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.application.conftest import Run

pytestmark = pytest.mark.slow

GENTOO = {
    "bill_length_mm": 46.1,
    "bill_depth_mm": 13.2,
    "flipper_length_mm": 211,
    "body_mass_g": 4500,
}
NAMES = ("model", "serve", "store")


@pytest.fixture
def client(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of the application, in this process, with a SQLite store."""
    run("train.py")
    monkeypatch.syspath_prepend(str(folder))
    model, serve, store = (importlib.import_module(name) for name in NAMES)
    trained = model.load(folder / "models" / "penguins.json")
    kept = store.open_store({"RESULTS_FILE": str(folder / "results.db")})
    yield serve.application(trained, kept).test_client()
    for name in NAMES:
        sys.modules.pop(name)


def test_it_predicts_and_keeps_the_result(client: Any) -> None:
    answer = client.post("/predict", json=GENTOO)
    assert (answer.status_code, answer.json["species"]) == (200, "Gentoo")
    assert 0.9 < answer.json["chance"] <= 1
    (kept,) = client.get("/results").json
    assert {**kept, "asked": ""} == {**answer.json, "asked": ""}
    assert kept["asked"].startswith("20")


def test_each_species_can_be_the_answer(client: Any) -> None:
    adelie = {**GENTOO, "bill_length_mm": 38, "bill_depth_mm": 18.5, "flipper_length_mm": 185}
    chinstrap = {**adelie, "bill_length_mm": 51}
    found = [client.post("/predict", json=one).json["species"] for one in (adelie, chinstrap)]
    assert found == ["Adelie", "Chinstrap"]


def test_the_newest_result_comes_first(client: Any) -> None:
    for mass in (4000, 5000):
        client.post("/predict", json={**GENTOO, "body_mass_g": mass})
        time.sleep(0.002)  # the clock of the results counts milliseconds
    assert [result["body_mass_g"] for result in client.get("/results").json] == [5000, 4000]


@pytest.mark.parametrize("asked", [{}, {**GENTOO, "body_mass_g": "heavy"}, [1], "text"])
def test_what_cannot_be_predicted(client: Any, asked: object) -> None:
    answer = client.post("/predict", json=asked)
    assert answer.status_code == 400
    assert "body_mass_g as numbers" in answer.json["error"]
    assert client.get("/results").json == []


def test_the_page_asks_and_shows(client: Any) -> None:
    answer = client.post("/predict", data={name: str(value) for name, value in GENTOO.items()})
    assert (answer.status_code, answer.location) == (303, "/")
    text = client.get("/").text
    assert "Gentoo" in text
    assert all(f'name="{name}"' in text for name in GENTOO)


def test_health_does_without_the_database_and_ready_does_not(client: Any, folder: Path) -> None:
    assert client.get("/ready").text == "ready\n"
    (folder / "results.db").unlink()
    (folder / "results.db").mkdir()
    assert client.get("/health").json["store"] == "sqlite"
    lost = client.get("/ready")
    assert lost.status_code == 503
    assert lost.json["error"].startswith("the store does not answer")


def test_a_store_that_comes_back_is_used_again(client: Any, folder: Path) -> None:
    client.get("/ready")
    (folder / "results.db").unlink()
    assert client.get("/ready").status_code == 503  # the table is gone
    assert client.get("/ready").status_code == 200


def test_an_unknown_page(client: Any) -> None:
    answer = client.get("/nope")
    assert answer.status_code == 404
    assert "error" in answer.json


def test_the_server_itself(run: Run, folder: Path) -> None:
    run("train.py")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    server = subprocess.Popen(
        [sys.executable, "serve.py"],
        cwd=folder,
        env={**os.environ, "PORT": port, "VERSION": "2"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        assert server.stdout.readline() == f"serving models/penguins.json on port {port}\n"
        assert _health(port)["version"] == "2"
        server.send_signal(signal.SIGTERM)
        assert server.wait(10) == 0
    finally:
        server.kill()
        server.communicate()


def _health(port: str) -> Any:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it does not answer")


def test_no_model_is_told(run: Run) -> None:
    done = run("serve.py")
    assert done.returncode == 1
    assert done.stderr == "serve.py: no model models/penguins.json: run  python train.py  first\n"
