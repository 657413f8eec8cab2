"""What must not stand in a file: paths of one machine, hosts of package registries, loose ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house import sources

# Written with a class of one letter, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:[w]ork|[f]arm)/|(?<![\w.~-])/[r]oot/\.|/[t]mp/[a-z]+/")
REGISTRY_HOST = re.compile(
    r"\b(?:deb|registry(?:-1)?|proxy|files|index|static|repo[0-9]?|ftp|snapshot)"
    r"\.(?!example\.)[a-z]+(?:hosted)?\.(?:org|io)\b|\b[p]ypi\.[a-z]+/"
)
LOOSE_END = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b")
# What a browser would fetch from elsewhere: a script, a style, a font. Links are for readers.
LOADED = re.compile(
    r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*[\"']?(?:https?:)?//"
    r"|(?:@import|url\()\s*[\"'(]*(?:https?:)?//"
    r"|^\s*- (?:path: )?[\"']?(?:https?:)?//|\bimport\([\"']https?:"
)
# Temporary folders inside a node are the lesson's own.
LESSONS = ("docs", "snippets", "lab")


def hits(pattern: re.Pattern[str], path: Path) -> list[str]:
    lines = enumerate((sources.text(path) or "").splitlines(), start=1)
    name = path.relative_to(sources.ROOT)
    return [
        f"{name}:{number}: {line.strip()[:120]}" for number, line in lines if pattern.search(line)
    ]


def everywhere(pattern: re.Pattern[str], but: tuple[str, ...] = ()) -> list[str]:
    inside = (p for p in sources.tracked() if p.relative_to(sources.ROOT).parts[0] not in but)
    return [hit for path in inside for hit in hits(pattern, path)]


def test_no_file_is_a_link() -> None:
    """What a link leads to is on one machine alone, and a build would publish it."""
    links = [path.relative_to(sources.ROOT) for path in sources.tracked() if path.is_symlink()]
    assert not links, "\n".join(f"{path}:1: is a link" for path in links)


def test_no_path_of_one_machine() -> None:
    assert not (found := everywhere(MACHINE_PATH, but=LESSONS)), "\n".join(found)


def test_no_host_of_a_package_registry() -> None:
    assert not (found := everywhere(REGISTRY_HOST)), "\n".join(found)


def test_nothing_is_loaded_from_elsewhere() -> None:
    shown = ("theme", "docs", "book", "mkdocs.yml")
    but = tuple({p.relative_to(sources.ROOT).parts[0] for p in sources.tracked()} - {*shown})
    found = everywhere(LOADED, but=but)
    assert not found, "\n".join([*found, "  fix: put it into docs/assets, and name it from there"])


def test_no_loose_end() -> None:
    assert not (found := everywhere(LOOSE_END)), "\n".join(found)


def test_every_text_file_ends_with_a_line_end() -> None:
    plain = [p for p in sources.tracked() if "samples" not in p.parts and sources.text(p)]
    bad = [str(path) for path in plain if not (sources.text(path) or "").endswith("\n")]
    assert plain
    assert not bad, bad


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, "cd /{}ork/main".format("w")),
        (MACHINE_PATH, "cat /{}oot/.profile".format("r")),
        (MACHINE_PATH, "open('/{}mp/x/notes')".format("t")),
        (REGISTRY_HOST, "deb http://{}.debian.org/debian".format("deb")),
        (REGISTRY_HOST, "https://{}-1.docker.io/v2/".format("registry")),
        (REGISTRY_HOST, "https://{}.pythonhosted.org".format("files")),
        (LOADED, '<script src="https://example.org/x.js"></script>'),
        (LOADED, "  - https://example.org/x.css"),
        (LOADED, "@import url(//example.org/x.css);"),
        (LOOSE_END, "# {}ODO: later".format("T")),
    ],
)
def test_each_rule_finds_its_kind(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
