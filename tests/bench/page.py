"""A page proven on a warm node, against the same commands through one `docker exec`."""

from __future__ import annotations

import base64
import shlex
import subprocess
import time

import lab
from shellproof import pattern, project
from shellproof.prover import Plan
from shellproof.scenario import Scenario
from shellproof.selection import Pages
from shellproof.transcript import Step, Transcript
from tests.bench.environment import ROOT
from tests.bench.measure import interleaved
from tests.bridge import LabProvider

ENGINE = "28"
# Its commands are quick, so that what proving adds weighs most.
CHAPTER = "first-steps"
TYPED, PROVEN = "typed", "proven"


def plain(transcript: Transcript) -> bool:
    """Whether its commands can be typed blindly: no wait, no terminal, no captured value."""
    steps = [item for item in transcript.items if isinstance(item, Step)]
    pasted = any(any(pattern.holes(step.command)) for step in steps)
    return len(steps) == len(transcript.items) and not pasted and not any(s.terminal for s in steps)


def longest() -> Plan:
    """The chapter's page with the most commands, among those that can be typed blindly."""
    pages = Pages(project.load(ROOT))
    paths = sorted(pages.project.snippets.glob(f"{CHAPTER}/*/session.console"))
    plans = {plan.page: plan for plan in map(pages.plan, paths)}
    typable = [plan for plan in plans.values() if all(map(plain, plan.transcripts))]
    if not typable:
        raise SystemExit("no page consists of plain commands: nothing to compare with")
    return max(typable, key=commands_of)


def commands_of(plan: Plan) -> int:
    """How many commands a page has."""
    return sum(len(transcript.steps) for transcript in plan.transcripts)


def script(plan: Plan) -> str:
    """The page as one bash script, which writes the snippets' files where they come in."""
    lines: list[str] = []
    for transcript in plan.transcripts:
        for name, path in transcript.files:
            data = base64.b64encode(path.read_bytes()).decode()
            quoted = shlex.quote(name)
            lines.append(f'mkdir -p "$(dirname {quoted})"; base64 -d <<<{data} >{quoted}')
        lines += [step.command for step in transcript.steps]
    return "\n".join(lines)


def type_in(running: lab.Running, plan: Plan) -> float:
    """Milliseconds that the page's commands take in one bash, through one exec."""
    with running.nodes() as nodes:
        command = nodes[""].argv(["bash", "-c", script(plan)])
        started = time.perf_counter()
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return (time.perf_counter() - started) * 1000


def prove(provider: LabProvider, plan: Plan) -> float:
    """Milliseconds that proving the page takes, once it has its node."""
    with Scenario(provider, plan.transcripts) as scenario:
        started = time.perf_counter()
        for transcript in plan.transcripts:
            scenario.prove(transcript)
        if plan.page:
            scenario.check_left(plan.page)
        return (time.perf_counter() - started) * 1000


def race(rounds: int) -> tuple[str, int, dict[str, float]]:
    """The page, its number of commands, and the medians in milliseconds."""
    plan = longest()
    provider = LabProvider(ENGINE, print)
    try:
        # The same lab for both: another one would be making its spare machines beside it.
        running = provider.running
        takes = {TYPED: lambda: type_in(running, plan), PROVEN: lambda: prove(provider, plan)}
        medians = interleaved(takes, rounds)
    finally:
        provider.close()
    assert plan.page
    return plan.page.path.relative_to(ROOT).as_posix(), commands_of(plan), medians
