"""Lighthouse on a page of the site, in an environment of its own: .cache/lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import environment
from tests.site.browsing import FLAGS, program

_FOLDER = Path(__file__).parent / "lighthouse"
_ROOT = Path(__file__).parents[2]
_VENV = _ROOT / ".cache" / "lighthouse"
_PACKAGES = [_FOLDER / name for name in ("package.json", "package-lock.json")]
# Lighthouse takes this name for this machine, and asks for no certificate there. The browser would
# too, so it reaches the site as through a proxy.
NAME = "site.localhost"
# What else this machine does would slow the browser down, and count against the page.
FIRST = ("nice", "-n", "-15")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def prepare() -> None:
    """Install Node.js and Lighthouse, both pinned with their hashes, unless they are there."""
    environment.prepare(_VENV, [_FOLDER / "requirements.txt", *_PACKAGES], _packages)


def _packages() -> None:
    for path in _PACKAGES:
        shutil.copy(path, _VENV)
    quiet = ("--silent", "--ignore-scripts", "--no-audit", "--no-fund")
    subprocess.run([_VENV / "bin" / "npm", "ci", *quiet], cwd=_VENV, env=_variables(), check=True)


def _variables() -> dict[str, str]:
    return {**os.environ, "PATH": f"{_VENV}/bin:{os.environ['PATH']}", "CHROME_PATH": program()}


@dataclass(frozen=True, slots=True)
class Audit:
    """Scores by category and by audit, 1 is best; what cost points; what was measured, in ms.

    `power` is how fast the machine was meanwhile, in Lighthouse's own unit.
    """

    scores: dict[str, float]
    parts: dict[str, float]
    lost: list[str]
    values: dict[str, float]
    power: float


def audit(address: str, path: str, entrance: Sequence[str] = ()) -> Audit:
    """Audit a page with Lighthouse's settings for a phone.

    `entrance`: words before a program that is to reach the address, which is an IP's with a port.
    """
    proxy = (f"--proxy-server={address}", "--proxy-bypass-list=<-loopback>")
    flags = ["--headless", *FLAGS[:-1], *proxy]
    program = _VENV / "node_modules" / ".bin" / "lighthouse"
    command = [
        *FIRST,
        *(*entrance, str(program), f"http://{NAME}/{path}"),
        *("--quiet", "--output=json", "--output-path=stdout"),
        "--only-categories=" + ",".join(CATEGORIES),
        "--chrome-flags=" + " ".join(flags),
    ]
    done = subprocess.run(command, env=_variables(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    report = json.loads(done.stdout)
    scores = {name: found["score"] for name, found in report["categories"].items()}
    lost = [_told(report["audits"][name]) for name in _counted(report)]
    values = {name: found.get("numericValue", 0) for name, found in report["audits"].items()}
    parts = {name: found["score"] or 0 for name, found in report["audits"].items()}
    return Audit(scores, parts, lost, values, report["environment"]["benchmarkIndex"])


def _counted(report: dict[str, Any]) -> list[str]:
    """The audits that count for a score and are not at their best."""
    weighed = (each for kind in report["categories"].values() for each in kind["auditRefs"])
    names = [each["id"] for each in weighed if each["weight"]]
    return [name for name in names if (report["audits"][name]["score"] or 0) < 1]


def _told(found: dict[str, Any]) -> str:
    items = json.dumps(found.get("details", {}).get("items", []))[:400]
    return f"{found['title']}: {found['score']} {found.get('displayValue', '')} {items}"
