"""Asks a real cluster for the schema of its API and keeps it: `python -m tests.lab.schema`."""

from __future__ import annotations

import json

import lab
from tests.house import manifests


def asked(control: lab.Node) -> manifests.Schema:
    """What the manifests of the course need of the schema that this cluster's API gives out."""
    whole = json.loads(control.root("kubectl", "get", "--raw", "/openapi/v2"))
    return manifests.trimmed(whole, manifests.kinds())


def main() -> None:
    """Start a cluster and keep its schema."""
    with lab.open("28", print) as running, running.nodes(cluster="kube3", say=print) as nodes:
        found = asked(nodes["control"])
    manifests.KEPT.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
