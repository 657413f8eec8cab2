"""The tools that read workflows and scripts find nothing, and nothing is silenced for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import sources
from tests.house.sources import ROOT

BIN = Path(sys.prefix) / "bin"
GITHUB = ROOT / ".github"
SCHEMAS = {
    "vendor.github-workflows": GITHUB.glob("workflows/*.yml"),
    "vendor.dependabot": GITHUB.glob("dependabot.yml"),
    "vendor.github-issue-forms": GITHUB.glob("ISSUE_TEMPLATE/[0-9]*.yml"),
    "vendor.github-issue-config": GITHUB.glob("ISSUE_TEMPLATE/config.yml"),
}


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / tool, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def shell_scripts() -> list[Path]:
    first_lines = ((path, (sources.text(path) or "")[:40]) for path in sources.tracked())
    named = [
        path
        for path, start in first_lines
        if start.startswith("#!") and "sh" in start.split("\n")[0]
    ]
    # What a lesson shows may be wrong on purpose.
    return [path for path in named if not path.is_relative_to(ROOT / "snippets")]


def test_zizmor_finds_nothing() -> None:
    done = run(
        "zizmor", "--offline", "--persona=auditor", "--strict-collection", "--no-progress", "."
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


def test_zizmor_sees_a_dangerous_trigger(tmp_path: Path) -> None:
    text = (GITHUB / "workflows" / "pull-request.yml").read_text()
    bad = tmp_path / "bad.yml"
    bad.write_text(text.replace("pull_request:", "pull_request_target:"))
    done = run(
        "zizmor", "--offline", "--persona=auditor", "--strict-collection", "--no-progress", bad
    )
    assert "dangerous-triggers" in done.stdout


def test_nothing_is_silenced_for_zizmor() -> None:
    silencer = "zizmor: " + "ignore"
    said = [path for path in sources.tracked() if silencer in (sources.text(path) or "")]
    assert not said
    assert not list(ROOT.glob("**/zizmor.y*ml"))


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_files_follow_their_schema(schema: str) -> None:
    files = list(SCHEMAS[schema])
    assert files
    done = run("check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout


def test_shellcheck_finds_nothing() -> None:
    scripts = shell_scripts()
    assert ROOT / ".ci" / "run" in scripts
    done = run("shellcheck", *scripts)
    assert done.returncode == 0, done.stdout
