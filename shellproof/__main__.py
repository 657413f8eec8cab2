"""python -m shellproof check: every fault that can be found without running anything."""

from __future__ import annotations

import sys
from pathlib import Path

from shellproof import project
from shellproof.check import check
from shellproof.errors import ProofError


def main(arguments: list[str]) -> int:
    """Print each fault; 1 when there is one, 2 for a call that is none."""
    if arguments != ["check"]:
        print("usage: python -m shellproof check", file=sys.stderr)
        return 2
    try:
        found = check(project.load(Path.cwd()))
    except ProofError as error:
        found = [error]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
