"""What a node's engine holds, asked of the engine itself and not of the student's shell."""

from __future__ import annotations

import json
from typing import Any

_ENGINE = "http://engine"
_LISTS = ("containers/json?all=1", "networks", "volumes", "images/json")
_CURL = ("--silent", "--show-error", "--fail", "--unix-socket", "/run/docker.sock")
#: Seconds for a sign of life, which an engine gives at once however much it has to do.
_SILENCE = 15
_ALIVE = ("--max-time", str(_SILENCE), "--output", "/dev/null", f"{_ENGINE}/_ping")
#: One command for all four lists; each answer is one line of JSON. An engine that gives no sign of
#: life is not asked for them; one that does has all the time that it needs.
COMMAND = (
    "curl", "--fail-early", *_CURL, *_ALIVE,
    "--next", *_CURL, *(f"{_ENGINE}/{path}" for path in _LISTS),
)  # fmt: skip
FACTS = (
    "sh", "-c",
    ". /etc/os-release; echo \"$PRETTY_NAME\"; uname -m; "
    "command -v docker >/dev/null || exit 0; "
    f"curl {' '.join(_CURL + _ALIVE)} && "
    "docker version --format '{{(index .Server.Components 0).Name}}|{{.Server.Version}}'",
)  # fmt: skip


def names(answer: str) -> dict[str, set[str]]:
    """The four lists as sets of readable names."""
    containers, networks, volumes, images = _parse(answer)
    return {
        "container": {name.lstrip("/") for item in containers for name in item["Names"][:1]},
        "network": {item["Name"] for item in networks},
        "volume": {item["Name"] for item in volumes["Volumes"] or ()},
        "image": {name for item in images for name in _tags(item)},
    }


def pulled(answer: str) -> list[tuple[str, str]]:
    """Name and digest of each image that came from a registry."""
    found: set[tuple[str, str]] = set()
    for item in _parse(answer)[3]:
        for reference in item["RepoDigests"] or ():
            repository, _, digest = reference.partition("@")
            of = [tag for tag in _tags(item) if tag.rpartition(":")[0] == repository]
            found.update((tag, digest) for tag in of or [repository])
    return sorted(found)


def facts(answer: str) -> dict[str, str]:
    """The output of FACTS in words; a machine of SLURM has no engine to tell of."""
    system, architecture, *engines = answer.splitlines()
    engine = {"engine": _engine(engines[0])} if engines else {}
    return {**engine, "system": system, "architecture": architecture}


def _engine(line: str) -> str:
    name, _, version = line.partition("|")
    # Docker's calls itself only that; Podman's says whose it is.
    return f"{'Docker Engine' if name == 'Engine' else name} {version.partition('+')[0]}"


def _tags(image: dict[str, Any]) -> list[str]:
    tags = [tag for tag in image["RepoTags"] or () if tag != "<none>:<none>"]
    # An image without a name is known by its number, short as `docker image ls` shows it.
    return tags or [image["Id"].removeprefix("sha256:")[:12]]


def _parse(answer: str) -> list[Any]:
    decoder, rest, found = json.JSONDecoder(), answer.lstrip(), []
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found
