"""What a person asks of shellproof on the command line.

python -m shellproof check       every fault that can be found without running anything
python -m shellproof mend        right line ends and byte-order marks
python -m shellproof tell        standard input, with what it says of lines as annotations
python -m shellproof seal        the lines on standard input, with a seal below them
python -m shellproof new NAME    begin a snippet, NAME being chapter/name
"""

from __future__ import annotations

import sys
from pathlib import Path

from shellproof import project, sealed
from shellproof.check import check
from shellproof.errors import ProofError, shown
from shellproof.mend import mend
from shellproof.new import new
from shellproof.tell import tell


def main(arguments: list[str]) -> int:
    """0, or 1 where there is a fault, or 2 for a call that is none."""
    try:
        return _run(arguments, project.load(Path.cwd()))
    except ProofError as error:
        print(error, file=sys.stderr)
        return 1


def _run(arguments: list[str], here: project.Project) -> int:
    match arguments:
        case ["check"]:
            return _check(here)
        case ["mend"]:
            for path in mend(here):
                print(f"mended {shown(path)}")
        case ["tell"]:
            tell(sys.stdin)
        case ["seal"]:
            print(sealed.lines(sys.stdin.read()), end="")
        case ["new", name]:
            print(new(here, name))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _check(here: project.Project) -> int:
    from shellproof import github

    faults = check(here)
    if not github.active():
        _print(faults)
    else:
        from shellproof import answers

        with github.fenced(print):
            _print(faults)
        told = [answers.fault(each, here.root / "pyproject.toml") for each in faults]
        github.report(answers.various(told), print)
    return 1 if faults else 0


def _print(faults: list[ProofError]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
