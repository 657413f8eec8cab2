"""What a workflow of this repository must keep to, since it runs commands that strangers wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

TRIGGERS = {"pull_request", "push", "schedule", "workflow_dispatch"}
#: What the last job of a workflow may do; it runs no code of the repository.
LAST = {
    "deploy.yml": {"pages": "write", "id-token": "write"},
    "nightly.yml": {"issues": "write"},
}
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@dataclass(frozen=True, slots=True)
class Workflow:
    """One workflow file: its name, its text and what the text says."""

    name: str
    text: str
    data: dict[Any, Any]

    @classmethod
    def parse(cls, name: str, text: str) -> Workflow:
        """Read a workflow; YAML takes its key `on` for the truth value."""
        data = yaml.safe_load(text)
        data["on"] = data.pop(True, data.get("on"))
        return cls(name, text, data)

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """The jobs, in their order."""
        return dict(self.data["jobs"])

    def steps(self) -> Iterator[dict[str, Any]]:
        """Every step of every job."""
        for job in self.jobs.values():
            yield from job["steps"]


def other_triggers(flow: Workflow) -> list[str]:
    """A trigger with rights (pull_request_target, workflow_run…) would lend them to a stranger."""
    return sorted(set(flow.data["on"]) - TRIGGERS)


def rights_at_the_top(flow: Workflow) -> list[str]:
    """Nothing is granted to all jobs."""
    return [] if flow.data.get("permissions") == {} else ["permissions: {} is not at the top"]


def rights_of_jobs(flow: Workflow) -> list[str]:
    """Each job says its own grants: reading the sources; for the last of two workflows, its own."""
    last = list(flow.jobs)[-1]
    allowed = {name: {"contents": "read"} for name in flow.jobs}
    if flow.name in LAST:
        allowed[last] = LAST[flow.name]
    return [name for name, job in flow.jobs.items() if job.get("permissions") != allowed[name]]


def code_beside_rights(flow: Workflow) -> list[str]:
    """A job that may write runs no code of the repository."""
    writing = (job for job in flow.jobs.values() if "write" in str(job.get("permissions")))
    steps = [step for job in writing for step in job["steps"]]
    return [str(step) for step in steps if "run" in step or "checkout" in step["uses"]]


def kept_credentials(flow: Workflow) -> list[str]:
    """A checkout leaves no token on the disk."""
    checkouts = [step for step in flow.steps() if "actions/checkout@" in step.get("uses", "")]
    kept = [s for s in checkouts if s.get("with", {}).get("persist-credentials") is not False]
    return [str(step) for step in kept]


def loose_actions(flow: Workflow) -> list[str]:
    """An action is pinned by its commit, with the version beside it for people."""
    lines = [line.strip().removeprefix("- ") for line in flow.text.splitlines()]
    used = [line for line in lines if line.startswith("uses:")]
    return [line for line in used if not PINNED.search(line)]


def secrets(flow: Workflow) -> list[str]:
    """There is nothing to steal."""
    return re.findall(r"secrets\b.*|github\.token.*|GITHUB_TOKEN.*", strip_comments(flow.text))


def other_commands(flow: Workflow) -> list[str]:
    """A step is one make target, so that it can be run at home; no shell string is ever built."""
    runs = [step["run"] for step in flow.steps() if "run" in step]
    return [run for run in runs if not re.fullmatch(r"make [a-z-]+", run)]


def trusted_leftovers(flow: Workflow) -> list[str]:
    """Nothing that an earlier run left (a cache, an artifact of another workflow) is used."""
    return re.findall(
        r"actions/cache\S*|download-artifact\S*|cache: \S+", strip_comments(flow.text)
    )


def endless_jobs(flow: Workflow) -> list[str]:
    """A job that hangs ends."""
    return [name for name, job in flow.jobs.items() if "timeout-minutes" not in job]


def strip_comments(text: str) -> str:
    """The text without its comments."""
    return re.sub(r"(^|\s)#.*", "", text)


RULES: tuple[Callable[[Workflow], list[str]], ...] = (
    other_triggers,
    rights_at_the_top,
    rights_of_jobs,
    code_beside_rights,
    kept_credentials,
    loose_actions,
    secrets,
    other_commands,
    trusted_leftovers,
    endless_jobs,
)
