"""A contributor breaks a real page in many ways; each is told in one line, without an engine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.sources import ROOT

pytestmark = pytest.mark.slow  # each checks the whole course
PAGE = "first-steps/attached-and-detached.md"
CALL = '{{ snippet("first-steps/'
#: What is replaced by what, and the beginning of what is said of it.
BROKEN = {
    f'{CALL}interactive") }}}}': (f'{CALL}interactive")', "the call of a macro is not closed"),
    f'{CALL}stdin") }}}}': (f'{CALL}stdin", 2) }}}}', "snippet is called with something"),
    f'{CALL}attach") }}}}': (f'{CALL}atach") }}}}', "there is no snippet 'first-steps/atach'"),
    "A pipe is no terminal.": ("Say `docker exce`.", "there is no command `docker exce`"),
    '??? question "Answer to question 2"': ("Answer:", "question 2 has no answer"),
    '??? failure "A plausible wrong answer"': ("Wrong:", "the exercise lacks a wrong answer"),
    "**Way out:** Leave out `-t`.": ("Leave out `-t`.", "no way out of 'No terminal here'"),
    "## Key points": ("## Keys", "the heading 'Key points' is missing"),
}
SECONDS = 60


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """This course, with pages that may be changed."""
    for name in ("macros", "shellproof", "snippets", "pyproject.toml", "engines", "measure"):
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    return tmp_path


def check(folder: Path) -> tuple[int, list[str]]:
    """Run the check of `make check`; its status, and the first line of each fault."""
    command = [sys.executable, "-m", "shellproof", "check"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = done.stdout + done.stderr
    assert "Traceback" not in told, told
    return done.returncode, [line for line in told.splitlines() if not line.startswith("  fix: ")]


def test_each_fault_is_one_line_with_its_place(course: Path) -> None:
    path = course / "docs" / PAGE
    text = path.read_text()
    for old, (new, _) in BROKEN.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text)
    start = time.monotonic()
    status, lines = check(course)
    assert time.monotonic() - start < SECONDS
    assert status == 1
    for _, told in BROKEN.values():
        [line] = [line for line in lines if told in line]
        assert re.match(rf"docs/{PAGE}:\d+: ", line)


def test_the_page_as_it_is_has_no_fault(course: Path) -> None:
    assert check(course) == (0, [])
