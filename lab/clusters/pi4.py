"""Four small boards: Debian for arm64 with an engine, one core and 1 GB each, SSH among them."""

from __future__ import annotations

from lab import emulation
from lab.clusters.kind import Cluster, Nodes, Say

BOARDS = ("pi1", "pi2", "pi3", "pi4")
#: Run as root on every board: one key for all of them, in $1, and its public half in $2.
_TRUST = """
umask 077
mkdir -p .ssh
echo "$1" >.ssh/id_ed25519
echo "$2" | tee .ssh/id_ed25519.pub >.ssh/authorized_keys
chown -R student:student .ssh
"""


def _form(nodes: Nodes, say: Say) -> None:
    say("letting the boards trust each other")
    first = nodes[BOARDS[0]]
    first.root("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "student", "-f", "/root/key")
    key, public = (first.root("cat", f"/root/key{end}") for end in ("", ".pub"))
    for board in BOARDS:
        trust = f"cd /home/student\n{_TRUST}"
        nodes[board].root("sh", "-ec", trust, "trust", key, public)


PI4 = Cluster(
    "pi4", "four boards for arm64, one core and 1 GB each", BOARDS, _form, "pi",
    ("--cpus=1", "--memory=1g"), emulation.missing,
)  # fmt: skip
