"""The course's own list of commands: each is a program that somebody can look up."""

from __future__ import annotations

from functools import cache

import pytest

from macros.commands import table
from macros.commands.own import own_names
from macros.commands.shell import commands
from macros.reference.commands import called
from shellproof.library import Library
from shellproof.pages import calls_in
from tests.house.sources import ROOT

LIBRARY = Library(ROOT / "snippets")
#: Programs, and what a shell does itself. Whoever uses another one names it here.
KNOWN = """
    alias apptainer apt-get awk base64 bash cat cd chmod chroot cmp command cp ctr curl cut dd diff
    docker dockerd dockerd-rootless.sh echo export find git grep gzip head hostname id ip
    iptables kill kind kubectl ls mkdir mknod mount mv nsenter numfmt nvidia-docker od openssl
    printf ps python3 read rm rmdir rootlesskit sacct sacctmgr sbatch scancel scontrol scp
    sed seq service set sh sha256sum sinfo sleep sort source squeue srun ssh stat sudo tail
    tar tee test time timeout touch truncate umask umount uname uniq unshare useradd userdel usermod
    wait wc whoami xargs zcat
"""


@cache
def listed() -> dict[str, str]:
    """Each command that a page calls, with a snippet that does."""
    known, found = table.load(), dict[str, str]()
    for path in sorted((ROOT / "docs").glob("*/*.md")):
        names = [call.snippet for call in calls_in(path.read_text(), ("snippet", "check"))]
        own = own_names(LIBRARY, names)
        for name in names:
            _, recording = LIBRARY.proven(name)
            for step in recording.steps if recording.unproven is None else ():
                for words in commands(step.command):
                    found |= {call: name for call, _ in called(words, known, own)}
    return found


def test_every_command_is_a_known_program() -> None:
    names = set(KNOWN.split())
    unknown = {call: name for call, name in listed().items() if call.split()[0] not in names}
    assert not unknown, (
        "fix: if it is a program, name it in KNOWN; else see macros/commands/shell.py"
    )


@pytest.mark.parametrize(
    "call",
    [
        *("docker run", "docker compose up", "docker compose down", "docker compose ps"),
        *("docker buildx imagetools inspect", "docker service update", "docker stack deploy"),
        *("kubectl get", "kubectl apply", "kubectl rollout", "kubectl drain"),
        *("sbatch", "srun", "squeue", "sacct", "apptainer", "git commit", "ssh"),
    ],
)
def test_the_list_has_each_kind_of_command(call: str) -> None:
    assert call in listed()
