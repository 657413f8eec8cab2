"""The nightly run tells what failed in one issue: its script is run, on a GitHub made of lists."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from tests.house.sources import ROOT
from tests.house.workflow_rules import Workflow

PATH = ROOT / ".github" / "workflows" / "nightly.yml"
STEP = Workflow.parse(PATH.name, PATH.read_text()).jobs["tell"]["steps"][0]
TITLE = "Nightly: something that was true no longer is"
#: Runs the script as github-script does, and writes down what it would have GitHub do.
STAGE = """
const { script, jobs, open } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const done = [];
const rest = {
  actions: { listJobsForWorkflowRun: "jobs" },
  issues: {
    listForRepo: "issues",
    create: async (given) => done.push(["create", given]),
    update: async (given) => done.push(["update", given]),
  },
};
const github = { rest, paginate: async (what, given) => {
  done.push([what, given]);
  return what === "jobs" ? jobs : open;
} };
const context = { repo: { owner: "o", repo: "r" }, serverUrl: "https://example.org", runId: 7 };
const body = Object.getPrototypeOf(async () => {}).constructor("github", "context", script);
body(github, context).then(() => console.log(JSON.stringify(done)));
"""
OPEN = {"number": 3, "title": TITLE}
PULL_REQUEST = {"number": 2, "title": TITLE, "pull_request": {}}
OTHER = {"number": 1, "title": "Weekly"}


def told(results: dict[str, str], *issues: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What it does to issues after a night whose jobs ended so."""
    node = shutil.which("node")
    if not node and "CI" not in os.environ:
        pytest.skip("node is not installed here; the machines of CI have it")
    assert node
    jobs = [
        {"name": name, "conclusion": each, "html_url": f"https://example.org/job/{at}"}
        for at, (name, each) in enumerate({**results, "Tell it in one issue": ""}.items())
    ]
    given = {"script": STEP["with"]["script"], "jobs": jobs, "open": issues}
    ran = subprocess.run(
        [node, "-e", STAGE], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    (asked, of), (listed, which), *done = json.loads(ran.stdout)
    assert (asked, of["run_id"]) == ("jobs", 7)
    assert (listed, which["state"], which["labels"]) == ("issues", "open", "nightly")
    return [(what, how) for what, how in done]


BAD = {
    "Docker 28, part 1/4": "failure",
    "Docker 28, part 2/4": "success",
    "Docker 26, part 1/4": "cancelled",
    "Docker 26, part 3/4": "timed_out",
    "Try the links that leave the site": "failure",
}
GOOD = dict.fromkeys(BAD, "success")


def test_a_bad_night_opens_an_issue_that_names_each_job() -> None:
    [(what, issue)] = told(BAD, PULL_REQUEST, OTHER)
    assert (what, issue["title"], issue["labels"]) == ("create", TITLE, ["nightly"])
    assert issue["body"].split("\n") == [
        "The last run: https://example.org/o/r/actions/runs/7",
        "",
        "## Docker 28",
        "",
        "- [part 1/4](https://example.org/job/0): failure",
        "",
        "## Docker 26",
        "",
        "- [part 1/4](https://example.org/job/2): cancelled",
        "- [part 3/4](https://example.org/job/3): timed_out",
        "",
        "## Try the links that leave the site",
        "",
        "- [Try the links that leave the site](https://example.org/job/4): failure",
        "",
        "4 of its 5 jobs failed. The summary of each names every command, with the difference.",
    ]


def test_the_next_bad_night_updates_it() -> None:
    [(what, issue)] = told(BAD, OTHER, PULL_REQUEST, OPEN)
    assert (what, issue["issue_number"]) == ("update", 3)
    assert "4 of its 5 jobs failed" in issue["body"]
    assert "state" not in issue


def test_a_good_night_closes_it() -> None:
    [(what, issue)] = told(GOOD, PULL_REQUEST, OPEN)
    assert (what, issue["issue_number"], issue["state"]) == ("update", 3, "closed")
    assert "0 of its 5 jobs failed" in issue["body"]


@pytest.mark.parametrize("issues", [(), (OTHER, PULL_REQUEST)])
def test_a_good_night_touches_nothing_else(issues: tuple[dict[str, Any], ...]) -> None:
    assert told(GOOD, *issues) == []
