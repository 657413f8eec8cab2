"""One transcript through shellproof's own parts, as its pytest item does. Usage: ours.py FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from shellproof import parser
from shellproof.errors import ProofError
from shellproof.local import LocalProvider
from shellproof.scenario import Scenario


def main(path: Path) -> int:
    """Prove the transcript; 1 where it fails."""
    transcript = parser.load(path)
    provider = LocalProvider()
    try:
        with Scenario(provider, [transcript]) as scenario:
            scenario.prove(transcript)
    except ProofError as error:
        print(error)
        return 1
    finally:
        provider.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
