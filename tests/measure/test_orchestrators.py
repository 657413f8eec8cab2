"""What both orchestrators are measured with: the very files that the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import lab
from measure.comparison import ROOT
from measure.orchestrators import application

PAGE = ROOT / "docs/kubernetes/swarm-against-kubernetes.md"


def test_the_page_shows_what_is_deployed() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    for path in (application.STACK, application.MANIFESTS):
        name = path.parent.relative_to(ROOT / "snippets").as_posix()
        assert f'{{{{ snippet_file("{name}", "{path.name}") }}}}' in shown


def test_a_line_counts_that_says_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STACK", "MANIFESTS"):
        (tmp_path / name).write_text("a: 1\n\n  # why\nb: # because\n")
        monkeypatch.setattr(application, name, tmp_path / name)
    assert set(application.lines().values()) == {2.0}


def test_servers_that_are_told_nothing_lack_the_patience_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(application, "given", lambda _node, data, *_words: given.append(data))
    monkeypatch.setattr(application, "until", lambda *_: None)
    application.untold(lab.Node.__new__(lab.Node), "web")
    [web] = [
        part
        for part in yaml.safe_load_all(application.MANIFESTS.read_text(encoding="utf-8"))
        if (part["kind"], part["metadata"]["name"]) == ("Deployment", "web")
    ]
    del web["spec"]["template"]["spec"]["tolerations"]
    web["spec"]["replicas"] = 4
    assert yaml.safe_load(given[0]) == web
