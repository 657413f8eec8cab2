"""Text is readable on each background that it stands on, in both schemes (WCAG AA, 4.5 to 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "docs" / "assets" / "css" / "theme.css"
TEXTS = ("ink", "soft", "green", "red", "amber")
BACKGROUNDS = ("paper", "raised", "box", "bar")


def palette(scheme: str) -> dict[str, str]:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', THEME.read_text(), re.S)
    assert block
    return dict(re.findall(r"--pc-([\w-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_text_on_every_background(scheme: str) -> None:
    colours = palette(scheme)
    pairs = [(text, ground) for text in TEXTS for ground in BACKGROUNDS]
    pairs += [("amber", "amber-wash"), ("ink", "amber-wash"), ("paper", "ink")]
    low = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in pairs
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert not low
