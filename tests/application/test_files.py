"""The application's own files agree with each other, and with what this project installs."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import yaml

from tests.application.conftest import SOURCE

ROOT = Path(__file__).parents[2]


def test_the_project_tests_with_the_versions_that_readers_get() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    ours = set(project["optional-dependencies"]["application"])
    theirs = {line.lower() for line in (SOURCE / "requirements.txt").read_text().splitlines()}
    assert ours
    assert ours <= theirs


def test_every_requirement_is_pinned() -> None:
    assert all("==" in line for line in (SOURCE / "requirements.txt").read_text().splitlines())


def test_the_data_are_whole() -> None:
    with (SOURCE / "data" / "penguins.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 344
    assert {row["species"] for row in rows} == {"Adelie", "Chinstrap", "Gentoo"}
    assert "CC0" in (SOURCE / "data" / "SOURCE.md").read_text()


def test_compose_opens_no_door_to_others_and_holds_no_password() -> None:
    services = yaml.safe_load((SOURCE / "compose.yaml").read_text())["services"]
    assert services["web"]["ports"] == ["127.0.0.1:${WEB_PORT:-8000}:8000"]
    assert "ports" not in services["db"]
    assert not any("PASSWORD" in name and "FILE" not in name for name in _variables(services))


def _variables(services: dict[str, dict[str, dict[str, str]]]) -> list[str]:
    return [name for service in services.values() for name in service["environment"]]
