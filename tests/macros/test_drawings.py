"""A drawing stands in a box that scrolls, and says how large it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.drawings import framed

IMAGE = '<p><img alt="x" src="../d.svg" /></p>'


def page(tmp_path: Path, width: int) -> str:
    (tmp_path / "a").mkdir()
    (tmp_path / "d.svg").write_text(f'<svg viewBox="0 0 {width} 300"/>')
    return framed(f"{IMAGE}<p>text</p>", tmp_path, "a/page.md")


@pytest.mark.parametrize(
    ("width", "kind"), [(760, "pc-drawing pc-drawing--wide"), (500, "pc-drawing")]
)
def test_a_drawing_has_a_frame_and_its_size(tmp_path: Path, width: int, kind: str) -> None:
    html = page(tmp_path, width)
    assert f'<div class="{kind}" tabindex="0" role="group" aria-label="Drawing"><img' in html
    assert f'src="../d.svg" width="{width}" height="300"></div><p>text</p>' in html


def test_what_is_no_drawing_is_left_alone(tmp_path: Path) -> None:
    assert framed(IMAGE, tmp_path, "a/page.md") == IMAGE
    inside = '<p>A <img alt="x" src="../d.svg" /> in a sentence</p>'
    assert framed(inside, tmp_path, "a/page.md") == inside
