"""The folders that snippets share, as archives which a reader may download from the site."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from shellproof import shared

FOLDER = "downloads"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same files always give the same bytes


def bundles(snippets: Path) -> dict[str, bytes]:
    """Each shared folder's archive, by its place in the site."""
    return {_name(folder): _archive(folder) for folder in shared.folders(snippets)}


def names(snippets: Path) -> list[str]:
    """The places of the archives alone."""
    return [_name(folder) for folder in shared.folders(snippets)]


def _name(folder: Path) -> str:
    return f"{FOLDER}/{folder.name}.zip"


def _archive(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in shared.inside(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.stat().st_mode & 0o100 else 0o644) << 16
            archive.writestr(entry, path.read_bytes())
    return packed.getvalue()
