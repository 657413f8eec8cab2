"""Manifests held against the schema of the API, as a real cluster gave it out."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Schema = dict[str, Any]

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("kubernetes.json")
MEND = "make sure the kind exists, then  .venv/bin/python -m tests.lab.schema"
#: Those of the page that has no cluster are not for one, and some are for other programs.
OTHER = {"kustomization.yaml", "stack.yaml"}
MANIFESTS = [
    path
    for path in sorted((ROOT / "snippets/kubernetes").glob("[!b]*/*.yaml"))
    if path.name not in OTHER
]
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
    "number": (int, float),
}  # fmt: skip
_QUANTITY = r"([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)"


def parts(path: Path) -> list[Any]:
    """What stands between the lines `---` of a file."""
    return [each for each in yaml.safe_load_all(path.read_text(encoding="utf-8")) if each]


def kind_of(part: Mapping[str, Any]) -> str:
    """Its group, version and kind as one word: `apps/v1/Deployment`."""
    return f"{part['apiVersion']}/{part['kind']}"


def kinds() -> set[str]:
    """Every kind that a manifest of the course names."""
    every = (part for path in MANIFESTS for part in parts(path))
    return {kind_of(part) for part in every if "kind" in part}


def faults(part: Mapping[str, Any], schema: Schema) -> Iterator[str]:
    """What the API would not take, in words like its own."""
    if missing := [f"{key} not set" for key in ("apiVersion", "kind") if key not in part]:
        yield ", ".join(missing)
    elif (kind := kind_of(part)) not in schema["kinds"]:
        yield f"no kind {kind}; fix: {MEND}"
    else:
        yield from _faults(part, {"$ref": schema["kinds"][kind]}, schema["definitions"], "")


def _faults(value: Any, wanted: Schema, every: Schema, at: str) -> Iterator[str]:
    while "$ref" in wanted:
        wanted = every[wanted["$ref"]]
    if value is None or wanted.get("format") == "int-or-string":
        return
    if wanted.get("format") == "quantity":
        if not re.fullmatch(_QUANTITY, str(value)):
            yield f"{at}: quantities must match the regular expression {_QUANTITY!r}: {value!r}"
    elif not _fits(value, wanted["type"]):
        yield f"{at}: {value!r} is no {wanted['type']}"
    elif wanted.get("format") == "byte" and not _is_base64(value):
        yield f"{at}: illegal base64 data"
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _faults(each, wanted["items"], every, f"{at}[{number}]")
    elif isinstance(value, dict):
        yield from _members(value, wanted, every, at)


def _members(value: dict[str, Any], wanted: Schema, every: Schema, at: str) -> Iterator[str]:
    known, other = wanted.get("properties"), wanted.get("additionalProperties")
    for name in wanted.get("required", ()):
        if name not in value:
            yield f"{at}: missing required field {name!r}"
    for name, each in value.items():
        place = f"{at}.{name}".lstrip(".")
        if found := (known or {}).get(name, other):
            yield from _faults(each, found, every, place)
        elif known is not None:
            yield f"unknown field {place!r}"


def _fits(value: Any, kind: str) -> bool:
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _is_base64(text: str) -> bool:
    try:
        return bool(base64.b64decode(text, validate=True))
    except binascii.Error:
        return False


def trimmed(whole: Schema, wanted: set[str]) -> Schema:
    """Of the API's whole schema what the wanted kinds need, without the descriptions."""
    roots = {
        "/".join(filter(None, (each["group"], each["version"], each["kind"]))): name
        for name, found in whole["definitions"].items()
        for each in found.get("x-kubernetes-group-version-kind", ())
    }
    found = {kind: roots[kind] for kind in sorted(wanted & set(roots))}
    definitions: Schema = {}
    left = list(found.values())
    while left:
        if (name := left.pop()) not in definitions:
            definitions[name] = _bare(whole["definitions"][name])
            if name.endswith(".resource.Quantity"):
                definitions[name]["format"] = "quantity"
            left += re.findall(r'"\$ref": "([^"]+)"', json.dumps(definitions[name]))
    return {
        "release": whole["info"]["version"],
        "kinds": found,
        "definitions": dict(sorted(definitions.items())),
    }


def _bare(schema: Schema) -> Schema:
    kept = ("type", "format", "required")
    bare: Schema = {key: schema[key] for key in kept if key in schema}
    if "$ref" in schema:
        bare["$ref"] = schema["$ref"].removeprefix("#/definitions/")
    if "properties" in schema:
        bare["properties"] = {name: _bare(each) for name, each in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if key in schema:
            bare[key] = _bare(schema[key])
    return bare
