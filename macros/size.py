"""How large a picture is, from the file itself."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

#: The widest that a page shows, by kind: a drawing in its own units, a photograph in points, of
#: which a dense screen puts two where another puts one.
WIDEST = {".svg": 760, ".png": 1520}
_NUMBER = re.compile(r"[\d.]+")


def width(file: Path) -> int:
    """The width of an SVG or a PNG; 0 where the file does not say, or is something else."""
    if file.suffix == ".svg":
        return _drawing(file)
    if file.suffix == ".png":
        head = file.read_bytes()[16:20]
        return int(struct.unpack(">I", head)[0]) if len(head) == 4 else 0
    return 0


def box(file: Path) -> tuple[int, int]:
    """The width and height of a drawing in its own units; both 0 where there is none."""
    try:
        sides = _NUMBER.findall(ElementTree.parse(file).getroot().get("viewBox", ""))
    except (OSError, ElementTree.ParseError):
        return 0, 0
    return (round(float(sides[2])), round(float(sides[3]))) if len(sides) == 4 else (0, 0)


def _drawing(file: Path) -> int:
    try:
        root = ElementTree.parse(file).getroot()
    except ElementTree.ParseError:
        return 0
    box = _NUMBER.findall(root.get("viewBox", ""))
    said = _NUMBER.match(root.get("width", "")) if "%" not in root.get("width", "") else None
    return round(float(said[0])) if said else round(float(box[2])) if len(box) == 4 else 0
