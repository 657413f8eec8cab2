"""The archive holds what was put in, with sums; its script refuses what is not whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bundle.__main__ import TOP, pack
from lab import catalogue

ROOT = Path(__file__).parents[2]
DOCKER = '#!/bin/sh\necho "docker $*" >>"$LOG"\n'


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    site, images, book = tmp_path / "site", tmp_path / "images", tmp_path / "book.pdf"
    (site / "deep").mkdir(parents=True)
    (site / "deep" / "page.html").write_text("<p>A page")
    (site / "größe.html").write_text("<p>Large")
    images.mkdir()
    (images / "images.txt").write_text("busybox:latest sha256:ab\n")
    (images / "images.tar.gz").write_bytes(b"layers")
    book.write_bytes(b"%PDF")
    return [site, images, book]


def unpacked(archive: Path, folder: Path) -> Path:
    subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
    return folder / TOP


def loaded(bundle: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run load.sh with a docker that only notes what it is told."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "docker").write_text(DOCKER)
    (tools / "docker").chmod(0o755)
    env = {"PATH": f"{tools}:{os.environ['PATH']}", "LOG": str(tmp_path / "log")}
    command = ["sh", str(bundle / "load.sh")]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_all_that_is_put_in_comes_out(parts: list[Path], tmp_path: Path) -> None:
    pack(tmp_path / "out" / "b.tar", parts)
    bundle = unpacked(tmp_path / "out" / "b.tar", tmp_path)
    assert (bundle / "site" / "deep" / "page.html").read_text() == "<p>A page"
    assert (bundle / "book.pdf").read_bytes() == b"%PDF"
    named = {line.split("  ")[1] for line in (bundle / "SHA256SUMS").read_text().splitlines()}
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert named == there - {"SHA256SUMS"}


def test_the_sums_are_whole_whatever_a_file_is_called(parts: list[Path], tmp_path: Path) -> None:
    pack(tmp_path / "b.tar", parts)
    sums = (unpacked(tmp_path / "b.tar", tmp_path) / "SHA256SUMS").read_text()
    assert sums.endswith("  site/größe.html\n")


def test_the_same_parts_give_the_same_bytes(parts: list[Path], tmp_path: Path) -> None:
    pack(tmp_path / "one.tar", parts)
    pack(tmp_path / "two.tar", parts)
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()


def test_loading_needs_nothing_but_docker(parts: list[Path], tmp_path: Path) -> None:
    pack(tmp_path / "b.tar", parts)
    done = loaded(unpacked(tmp_path / "b.tar", tmp_path), tmp_path)
    assert done.returncode == 0, done.stderr
    assert "load --quiet --input images/images.tar.gz" in (tmp_path / "log").read_text()


@pytest.mark.parametrize("name", ["images/images.tar.gz", "site/deep/page.html", "serve.sh"])
def test_a_changed_file_is_refused(parts: list[Path], tmp_path: Path, name: str) -> None:
    pack(tmp_path / "b.tar", parts)
    bundle = unpacked(tmp_path / "b.tar", tmp_path)
    (bundle / name).write_text("other")
    done = loaded(bundle, tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith("load.sh: a file is not as it was made: copy the bundle anew\n")
    assert "load --quiet" not in (tmp_path / "log").read_text()


def test_a_missing_part_is_said_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bundle", "--out", str(tmp_path / "b.tar"), "gone.pdf"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "bundle: gone.pdf: No such file or directory\n  fix: make bundle\n"
    assert not (tmp_path / "b.tar").exists()


def test_every_image_that_any_lesson_pulls_is_packed() -> None:
    paths = (ROOT / "snippets").glob("*/*/recording.json")
    pulled = {each["name"] for path in paths for each in json.loads(path.read_text())["materials"]}
    packed = {tag for recipe in catalogue.RECIPES for tag in recipe.tags}
    assert pulled
    assert {name if ":" in name else f"{name}:latest" for name in pulled} <= packed
