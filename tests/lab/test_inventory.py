"""Reading an engine's answers."""

from __future__ import annotations

import json

from lab import inventory

NAMELESS = {"Id": "sha256:" + "ab" * 32, "RepoTags": None, "RepoDigests": None}
PULLED = {"Id": "sha256:1", "RepoTags": ["nginx:latest"], "RepoDigests": ["nginx@sha256:9"]}
BUILT = {"Id": "sha256:2", "RepoTags": ["mine:1", "mine:2"], "RepoDigests": []}
UNTAGGED = {"Id": "sha256:3", "RepoTags": ["<none>:<none>"], "RepoDigests": ["redis@sha256:8"]}
ANSWER = "\n".join(
    json.dumps(part)
    for part in (
        [{"Names": ["/web"]}, {"Names": ["/db", "/web/db"]}],
        [{"Name": "bridge"}],
        {"Volumes": None, "Warnings": None},
        [NAMELESS, PULLED, BUILT],
    )
)


def test_names_are_those_that_a_person_reads() -> None:
    assert inventory.names(ANSWER) == {
        "container": {"web", "db"},
        "network": {"bridge"},
        "volume": set(),
        "image": {"abababababab", "nginx:latest", "mine:1", "mine:2"},
    }


def test_answers_may_follow_each_other_without_a_line_end() -> None:
    assert inventory.names(ANSWER.replace("\n", "")) == inventory.names(ANSWER)


def test_only_what_came_from_a_registry_was_pulled() -> None:
    assert inventory.pulled(ANSWER) == [("nginx:latest", "sha256:9")]


def test_a_pulled_image_that_lost_its_tag_keeps_its_repository() -> None:
    answer = f'[] [] {{"Volumes": []}} {json.dumps([UNTAGGED])}'
    assert inventory.pulled(answer) == [("redis", "sha256:8")]


def test_facts_name_the_engine_without_the_packager() -> None:
    assert inventory.facts("Debian GNU/Linux 13 (trixie)\nx86_64\nEngine|26.1.5+dfsg1\n") == {
        "engine": "Docker Engine 26.1.5",
        "system": "Debian GNU/Linux 13 (trixie)",
        "architecture": "x86_64",
    }


def test_podman_is_not_taken_for_docker() -> None:
    assert inventory.facts("x\ny\nPodman Engine|5.8.6\n")["engine"] == "Podman Engine 5.8.6"
