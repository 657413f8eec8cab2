"""The table of SECURITY.md names tests and rules that exist."""

from __future__ import annotations

import re

from tests.house import workflow_rules
from tests.house.sources import ROOT, tracked

ROWS = [
    line.split("|")[1:3]
    for line in (ROOT / ".github" / "SECURITY.md").read_text().splitlines()
    if line.startswith("| ") and "Held by" not in line
]


def test_every_rule_has_a_test_that_exists() -> None:
    names = {path.name for path in tracked() if path.name.startswith("test_")}
    assert len(ROWS) >= 20
    for rule, held in ROWS:
        named = set(re.findall(r"(test_\w+\.py)", held))
        assert named, rule
        assert named <= names, named - names


def test_every_rule_on_workflows_stands_in_it() -> None:
    text = "".join(held for _, held in ROWS)
    missing = {rule.__name__ for rule in workflow_rules.RULES if rule.__name__ not in text}
    assert missing <= {"endless_jobs"}


def test_every_test_that_is_named_by_its_function_exists() -> None:
    source = "".join(path.read_text() for path in tracked() if path.name.startswith("test_"))
    for _, held in ROWS:
        for name in re.findall(r"`(test_\w+)`(?!\.py)", held):
            assert f"def {name}" in source, name
