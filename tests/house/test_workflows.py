"""Every workflow keeps every rule, and every rule sees the change that breaks it."""

from __future__ import annotations

import re

import pytest
import yaml

from lab import running
from tests.house import workflow_rules as rules
from tests.house.sources import ROOT
from tests.house.workflow_rules import Rule, Workflow

FOLDER = ROOT / ".github" / "workflows"
FLOWS = [Workflow.parse(path.name, path.read_text()) for path in sorted(FOLDER.glob("*.y*ml"))]


#: Rules that ask for something which is missing say where it belongs: at the step, or at the job.
NEAR: dict[Rule, int] = {
    rules.kept_credentials: 2,
    rules.code_beside_rights: 3,
    rules.endless_jobs: 4,
}


def named(name: str) -> Workflow:
    return next(flow for flow in FLOWS if flow.name == name)


def test_the_three_workflows_are_there() -> None:
    assert [flow.name for flow in FLOWS] == ["deploy.yml", "nightly.yml", "pull-request.yml"]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_workflow_keeps_the_rule(flow: Workflow, rule: Rule) -> None:
    if found := rule(flow):
        told = f".github/workflows/{flow.name}:{found[0].line}: {rule.__doc__} {found[0].text}"
        pytest.fail(f"{told}\n  fix: {rules.FIXES[rule]}", pytrace=False)


@pytest.mark.parametrize(
    ("rule", "name", "old", "new"),
    [
        (rules.other_triggers, "pull-request.yml", "pull_request:", "pull_request_target:"),
        (rules.other_triggers, "deploy.yml", "workflow_dispatch:", "workflow_run:"),
        (rules.rights_at_the_top, "nightly.yml", "permissions: {}", "permissions: read-all"),
        (rules.rights_of_jobs, "pull-request.yml", "contents: read", "contents: write"),
        (rules.rights_of_jobs, "deploy.yml", "contents: read", "pages: write"),
        (rules.code_beside_rights, "pull-request.yml", "contents: read", "contents: write"),
        (rules.kept_credentials, "nightly.yml", "persist-credentials: false", "fetch-depth: 0"),
        (rules.loose_actions, "deploy.yml", r"deploy-pages@[0-9a-f]+ #", "deploy-pages@v5 #"),
        (rules.loose_actions, "deploy.yml", r" # v5\.0\.0", ""),
        (rules.secrets, "pull-request.yml", "run: make pdf", "env: {KEY: '${{ secrets.KEY }}'}"),
        (rules.secrets, "pull-request.yml", "run: make pdf", "env: {KEY: '${{ github.token }}'}"),
        (rules.other_commands, "pull-request.yml", "make check", "make check && make bench"),
        (rules.other_commands, "pull-request.yml", "make check", "make ${{ github.head_ref }}"),
        (rules.trusted_leftovers, "deploy.yml", "actions/checkout@", "actions/download-artifact@"),
        (rules.trusted_leftovers, "deploy.yml", "actions/checkout@", "actions/cache@"),
        (rules.endless_jobs, "nightly.yml", "timeout-minutes: 60", "continue-on-error: true"),
        (rules.rights_of_jobs, "nightly.yml", "issues: write", "contents: write"),
        (
            rules.code_beside_rights,
            "nightly.yml",
            "uses: actions/github-script@.*",
            "run: make check",
        ),
    ],
)
def test_the_rule_sees_a_change_for_the_worse(rule: Rule, name: str, old: str, new: str) -> None:
    before = named(name).text
    text, changes = re.subn(old, new, before, count=1)
    assert changes, f"{name} does not say {old}"
    place = re.search(old, before)
    assert place
    line = before[: place.start()].count("\n") + 1
    found = rule(Workflow.parse(name, text))
    assert any(abs(each.line - line) <= NEAR.get(rule, 0) for each in found), (line, found)


def test_every_step_is_a_target_that_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    runs = {step["run"] for flow in FLOWS for step in flow.steps() if "run" in step}
    assert runs
    assert {run.removeprefix("make ") for run in runs} <= targets


def test_one_version_of_an_action_is_used() -> None:
    used = {line.strip() for flow in FLOWS for line in re.findall(r"uses: .*", flow.text)}
    assert len(used) == len({line.split("@")[0] for line in used})


def test_updates_wait_before_they_are_proposed() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)


def test_four_engines_are_proven_every_night_in_four_parts() -> None:
    prove = named("nightly.yml").jobs["prove"]
    matrix = prove["strategy"]["matrix"]
    assert set(matrix["engine"]) == set(running.ENGINES) - {"podman"}
    assert matrix["shard"] == [f"{part}/4" for part in range(1, 5)]
    assert prove["steps"][-1]["env"] == {
        "ENGINE": "${{ matrix.engine }}",
        "SHARD": "${{ matrix.shard }}",
        "PYTEST_ARGS": "--no-cache",
    }


def test_a_pull_request_is_done_at_home_by_one_target() -> None:
    runs = [step["run"] for step in named("pull-request.yml").steps() if "run" in step]
    found = re.search(r"^ci: (.*?) ##", (ROOT / "Makefile").read_text(), re.M)
    assert found
    assert runs == [f"make {target}" for target in found[1].split()]


def test_the_site_and_the_book_can_be_downloaded_from_a_pull_request() -> None:
    (upload,) = [
        step
        for step in named("pull-request.yml").steps()
        if "upload-artifact@" in step.get("uses", "")
    ]
    assert upload["with"]["path"].split() == ["site/", "dist/"]


def test_what_is_told_at_night_is_nothing_that_a_command_printed() -> None:
    (step,) = named("nightly.yml").jobs["tell"]["steps"]
    assert set(step) == {"name", "uses", "with"}
    assert "${{" not in step["with"]["script"]
    assert set(named("nightly.yml").jobs) == {*named("nightly.yml").jobs["tell"]["needs"], "tell"}


def test_code_owners_name_paths_that_exist() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text().splitlines()
    paths = [line.split()[0] for line in lines if line.startswith("/")]
    assert paths
    assert not [path for path in paths if not (ROOT / path.strip("/")).exists()]
