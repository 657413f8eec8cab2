"""Versions of programs beside the engine, where a terminal of the course asked them for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_ASKED = {
    "Compose": (r"docker compose version", r"v?(\d+(?:\.\d+)+)"),
    "Buildx": (r"docker buildx version", r"v?(\d+(?:\.\d+)+)"),
    "Kubernetes": (r"kubectl get nodes\b", r"\bv(\d+\.\d+\.\d+)\b"),
    "kubectl": (r"kubectl version --client", r"Client Version: v(\S+)"),
    "SLURM": (r"(?:sinfo|srun|sbatch|scontrol) (?:--version|-V)", r"slurm\S* (\d+(?:\.\d+)+)"),
    "Apptainer": (r"apptainer (?:--version|version)", r"(\d+(?:\.\d+)+)"),
}


def versions(step: HtmlElement) -> Iterator[tuple[str, str]]:
    """The programs whose versions a step printed, and the versions."""
    typed = " ".join(block.text_content() for block in step.find_class("pc-typed"))
    for name, (command, version) in _ASKED.items():
        if re.search(command, typed):
            printed = "\n".join(block.text_content() for block in step.find_class("pc-printed"))
            yield from ((name, found) for found in re.findall(version, printed))
