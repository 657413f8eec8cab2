"""Debian root file systems by mmdebstrap, as upstream's slim images hold them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from lab import packages
from lab.errors import LabError

#: Suites whose release file on mirrors may be out of date, since they are still moving.
STALE = ("forky",)
#: With mounts and processes of its own, all of which end when we do, however that is.
_SANDBOX = [
    *("setpriv", "--pdeathsig=KILL"),
    *("unshare", "--mount", "--pid", "--mount-proc", "--fork", "--kill-child=SIGKILL"),
]


def make(suite: str, context: Path, say: Callable[[str], object]) -> None:
    """Write rootfs.tar into a copy of the recipe's folder; LabError with mmdebstrap's words."""
    packages.ensure(["mmdebstrap", "unshare", packages.KEYRING], say)
    (context / "tmp").mkdir()
    done = subprocess.run(
        [*_SANDBOX, "mmdebstrap", *_options(suite, context), suite, str(context / "rootfs.tar")],
        env=_environment(suite, context), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise LabError(f"mmdebstrap {suite} failed:\n{done.stderr.strip()[-2000:]}")


def _options(suite: str, context: Path) -> list[str]:
    own = context / "options"
    if own.exists():
        return [
            "--mode=root",
            *own.read_text().split(),
            # Of packages that are unpacked only, no later hook is run.
            f"--extract-hook={context / 'customize'}",
        ]
    slim = (context / "slim").read_text().splitlines()
    stale = ['--aptopt=Acquire::Check-Valid-Until "false"'] if suite in STALE else []
    return [
        "--variant=minbase",
        "--mode=root",
        *(f"--dpkgopt={line}" for line in slim),
        *stale,
        f"--customize-hook={context / 'customize'}",
    ]


def _environment(suite: str, context: Path) -> dict[str, str]:
    return {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "TMPDIR": str(context / "tmp"),
        "STALE": "1" if suite in STALE else "",
    }
