"""`python -m bundle`: packs the built site, the books and the saved images into one archive."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
OWN = ("README.txt", "load.sh", "serve.sh")
TOP = "proven-containers"
SUMS = "SHA256SUMS"


def main() -> int:
    """Pack the bundle. 1 when a part of it is missing, said on standard error."""
    parser = argparse.ArgumentParser(prog="bundle", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the archive to write")
    parser.add_argument("parts", type=Path, nargs="+", help="folders and files to put into it")
    given = parser.parse_args()
    try:
        pack(given.out, given.parts)
    except OSError as error:
        print(f"bundle: {error.filename}: {error.strerror}\n  fix: make bundle", file=sys.stderr)
        return 1
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.0f} MB")
    return 0


def pack(out: Path, parts: Sequence[Path]) -> None:
    """Write the archive: the same bytes for the same files. OSError where a part is missing."""
    files = dict(sorted(_files([*(HERE / name for name in OWN), *parts])))
    sums = "".join(f"{_sum(path)}  {name}\n" for name, path in files.items()).encode()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, path in files.items():
            with path.open("rb") as file:
                archive.addfile(_entry(name, path.stat().st_size), file)
        archive.addfile(_entry(SUMS, len(sums)), io.BytesIO(sums))


def _files(parts: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Each file by its name in the bundle."""
    for part in parts:
        if not part.is_dir():
            part.stat()
            yield part.name, part
        for path in part.rglob("*") if part.is_dir() else ():
            if path.is_file():
                yield f"{part.name}/{path.relative_to(part).as_posix()}", path


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    """Owned by nobody in particular, and of no particular day."""
    entry = tarfile.TarInfo(f"{TOP}/{name}")
    entry.size, entry.mode = size, 0o755 if name.endswith(".sh") else 0o644
    return entry


if __name__ == "__main__":
    sys.exit(main())
