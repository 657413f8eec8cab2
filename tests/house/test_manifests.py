"""Every manifest of the course fits the API's schema, and each that shall not says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.house.manifests import KEPT, MANIFESTS, Schema, faults, parts

#: What a lesson writes wrongly on purpose, and what the schema alone finds in it. That a selector
#: misses its Pods and the like is no matter of the schema: tests/lab/test_kube3.py asks a cluster.
REFUSED = {
    "typo.yaml": "unknown field 'spec.replica'",
    "plain.yaml": "data.token: illegal base64 data",
    "unit.yaml": "quantities must match the regular expression",
    "compose.yaml": "apiVersion not set, kind not set",
}


@pytest.fixture(scope="module")
def schema() -> Schema:
    found: Schema = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", MANIFESTS, ids=named)
def test_a_manifest_fits_the_schema(schema: Schema, path: Path) -> None:
    found = "\n".join(each for part in parts(path) for each in faults(part, schema))
    expected = REFUSED.get(path.name, "")
    assert expected in found, f"{path}:1: expected {expected!r}, found {found!r}"
    assert bool(found) == bool(expected), f"{path}:1: {found}"


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"containers": [{"name": 1}]}, "spec.containers[0].name: 1 is no string"),
        ({"containers": [{}]}, "spec.containers[0]: missing required field 'name'"),
        ({"containers": [], "hostNetwork": "yes"}, "spec.hostNetwork: 'yes' is no boolean"),
        ({"containers": [], "priority": True}, "spec.priority: True is no integer"),
    ],
)
def test_what_the_schema_refuses(schema: Schema, spec: Schema, told: str) -> None:
    assert list(faults({"apiVersion": "v1", "kind": "Pod", "spec": spec}, schema)) == [told]


def test_a_kind_that_is_not_kept_says_how_to_get_it(schema: Schema) -> None:
    [told] = faults({"apiVersion": "v1", "kind": "Pot"}, schema)
    assert "no kind v1/Pot; fix: " in told
