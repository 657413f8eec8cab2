"""What a workflow of this repository must keep to, since it runs commands that strangers wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

TRIGGERS = {"pull_request", "push", "schedule", "workflow_dispatch"}
#: What the last job of a workflow may do; it runs no code of the repository.
LAST = {
    "deploy.yml": {"pages": "write", "id-token": "write"},
    "nightly.yml": {"issues": "write", "actions": "read"},
}
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


class Found(NamedTuple):
    """What breaks a rule, and the line where it is to be mended."""

    line: int
    text: str


class Marked(dict[Any, Any]):
    """A mapping of YAML that knows on which line each of its keys stands, and itself begins."""

    line: int
    lines: dict[Any, int]

    def at(self, key: str) -> int:
        """The line of a key; of the mapping where it lacks the key."""
        return self.lines.get(key, self.line)


class _Loader(yaml.SafeLoader):
    """Reads every mapping as a marked one; YAML takes the key `on` for the truth value."""


def _marked(loader: _Loader, node: yaml.MappingNode) -> Iterator[Marked]:
    made = Marked()
    yield made  # as PyYAML's own do, so that what is below can point up
    loader.flatten_mapping(node)
    pairs = [(loader.construct_object(key, deep=True), key, value) for key, value in node.value]
    pairs = [("on" if key is True else key, mark, value) for key, mark, value in pairs]
    made.update({key: loader.construct_object(value, deep=True) for key, _, value in pairs})
    made.lines = {key: mark.start_mark.line + 1 for key, mark, _ in pairs}
    made.line = node.start_mark.line + 1


_Loader.add_constructor("tag:yaml.org,2002:map", _marked)


@dataclass(frozen=True, slots=True)
class Workflow:
    """One workflow file: its name, its text and what the text says."""

    name: str
    text: str
    data: Marked

    @classmethod
    def parse(cls, name: str, text: str) -> Workflow:
        """Read a workflow with the lines of all its keys."""
        return cls(name, text, yaml.load(text, _Loader))

    @property
    def jobs(self) -> Marked:
        """The jobs, in their order."""
        found: Marked = self.data["jobs"]
        return found

    def steps(self) -> Iterator[Marked]:
        """Every step of every job."""
        for job in self.jobs.values():
            yield from job["steps"]

    def lines(self, pattern: str) -> list[Found]:
        """The lines that say something, comments left out."""
        numbered = enumerate(self.text.splitlines(), 1)
        bare = ((number, re.sub(r"(^|\s)#.*", "", line)) for number, line in numbered)
        return [Found(n, found[0]) for n, line in bare if (found := re.search(pattern, line))]


Rule = Callable[[Workflow], list[Found]]


def other_triggers(flow: Workflow) -> list[Found]:
    """A trigger with rights (pull_request_target, workflow_run…) would lend them to a stranger."""
    on = flow.data["on"]
    return [Found(on.at(name), name) for name in on if name not in TRIGGERS]


def rights_at_the_top(flow: Workflow) -> list[Found]:
    """Nothing is granted to all jobs."""
    if flow.data.get("permissions") == {}:
        return []
    return [Found(flow.data.at("permissions"), "no empty permissions at the top")]


def rights_of_jobs(flow: Workflow) -> list[Found]:
    """Each job says its own grants: reading the sources; for the last of two workflows, its own."""
    last = list(flow.jobs)[-1]
    allowed = {name: {"contents": "read"} for name in flow.jobs}
    if flow.name in LAST:
        allowed[last] = LAST[flow.name]
    return [
        _grant(job, name, allowed[name])
        for name, job in flow.jobs.items()
        if job.get("permissions") != allowed[name]
    ]


def _grant(job: Marked, name: str, allowed: dict[str, str]) -> Found:
    """The first grant that is another than it may be; the job where one is missing."""
    granted = job.get("permissions")
    if not isinstance(granted, Marked):
        return Found(job.at("permissions"), name)
    other = [key for key, value in granted.items() if allowed.get(key) != value]
    line = granted.at(other[0]) if other else job.at("permissions")
    return Found(line, f"{name}: {', '.join(other) or 'less than it needs'}")


def code_beside_rights(flow: Workflow) -> list[Found]:
    """A job that may write runs no code of the repository."""
    writing = (job for job in flow.jobs.values() if "write" in str(job.get("permissions")))
    steps = [step for job in writing for step in job["steps"]]
    return [_step(step) for step in steps if "run" in step or "checkout" in step["uses"]]


def _step(step: Marked) -> Found:
    """A step, at what it runs or uses."""
    return Found(step.at("run" if "run" in step else "uses"), step.get("name", str(step)))


def kept_credentials(flow: Workflow) -> list[Found]:
    """A checkout leaves no token on the disk."""
    checkouts = [step for step in flow.steps() if "actions/checkout@" in step.get("uses", "")]
    kept = [s for s in checkouts if s.get("with", {}).get("persist-credentials") is not False]
    return [_step(step) for step in kept]


def loose_actions(flow: Workflow) -> list[Found]:
    """An action is pinned by its commit, with the version beside it for people."""
    lines = enumerate(flow.text.splitlines(), 1)
    used = [(n, line.strip().removeprefix("- ")) for n, line in lines]
    return [Found(n, line) for n, line in used if line[:5] == "uses:" and not PINNED.search(line)]


def secrets(flow: Workflow) -> list[Found]:
    """There is nothing to steal."""
    return flow.lines(r"secrets\b.*|github\.token.*|GITHUB_TOKEN.*")


def other_commands(flow: Workflow) -> list[Found]:
    """A step is one make target, so that it can be run at home; no shell string is ever built."""
    runs = [step for step in flow.steps() if "run" in step]
    loose = [step for step in runs if not re.fullmatch(r"make [a-z-]+", step["run"])]
    return [Found(step.at("run"), step["run"]) for step in loose]


def trusted_leftovers(flow: Workflow) -> list[Found]:
    """Nothing that an earlier run left (a cache, an artifact of another workflow) is used."""
    return flow.lines(r"actions/cache\S*|download-artifact\S*|cache: \S+")


def endless_jobs(flow: Workflow) -> list[Found]:
    """A job that hangs ends."""
    return [
        Found(job.line, name) for name, job in flow.jobs.items() if "timeout-minutes" not in job
    ]


#: Every rule, and how to mend what breaks it.
FIXES: dict[Rule, str] = {
    other_triggers: f"start it by one of {', '.join(sorted(TRIGGERS))}",
    rights_at_the_top: "write  permissions: {}  above the jobs",
    rights_of_jobs: "write  permissions: {contents: read}  in the job, and no more",
    code_beside_rights: "do it in a job of its own, which may only read",
    kept_credentials: "write  with: {persist-credentials: false}  below the checkout",
    loose_actions: "write  uses: OWNER/NAME@ its commit of 40 digits # v1.2.3",
    secrets: "do without: whatever needs a secret cannot run for a stranger",
    other_commands: "make it a target of the Makefile, and write  run: make TARGET",
    trusted_leftovers: "make it anew in this workflow",
    endless_jobs: "write  timeout-minutes: 10  in the job",
}
RULES: tuple[Rule, ...] = tuple(FIXES)
