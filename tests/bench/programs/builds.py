"""Build a site, change a page, build it again, as `mkdocs serve` does. Usage: builds.py PAGE.

Prints the seconds of processor time that each of the two builds took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def built() -> float:
    """Seconds of processor time for a build, its configuration read anew."""
    started = time.process_time()
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return time.process_time() - started


def main(page: Path) -> None:
    """Build, change the page, build."""
    first = built()
    page.write_text(page.read_text() + "\nOne sentence more.\n")
    print(first, built())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
