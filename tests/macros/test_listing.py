"""Files are shown whole, in colours where the name tells the language."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.colours import coloured
from macros.listing import listing
from shellproof.errors import SourceError

TEXT = 'FROM debian\nCMD ["<b>"]\n'


@pytest.mark.parametrize("name", ["Dockerfile", "late.Dockerfile"])
def test_the_name_tells_the_language(name: str) -> None:
    assert '<span class="k">FROM</span>' in coloured(TEXT, name)


@pytest.mark.parametrize("name", ["notes", "x.nothing-known", ".dockerignore"])
def test_other_files_are_plain(name: str) -> None:
    assert "<span" not in coloured(TEXT, name)


def test_the_button_copies_the_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text(TEXT)
    figure = html.fragment_fromstring(listing(tmp_path / "Dockerfile", "Dockerfile"))
    [button] = figure.iter("button")
    assert button.get("data-copy") == TEXT
    assert button.get("aria-label") == "Copy the file Dockerfile"


def test_a_program_says_how_it_becomes_one(tmp_path: Path) -> None:
    script = tmp_path / "start.sh"
    script.write_text("#!/bin/sh\n")
    assert "chmod" not in listing(script, "start.sh")
    script.chmod(0o755)
    assert "<code>chmod +x start.sh</code>" in listing(script, "start.sh")


def test_windows_line_ends_can_be_seen(tmp_path: Path) -> None:
    (tmp_path / "entry.sh").write_bytes(b"#!/bin/sh\r\necho hi\r\n")
    assert "␍" in listing(tmp_path / "entry.sh", "entry.sh")


def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"one\n\xff\n")
    with pytest.raises(SourceError, match="x:2: is not UTF-8"):
        listing(tmp_path / "x", "x")
