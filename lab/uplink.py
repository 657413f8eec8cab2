"""The private engine's way out: a pair of linked interfaces, and address translation."""

from __future__ import annotations

import subprocess
from pathlib import Path

from lab.errors import LabError

FORWARD = Path("/proc/sys/net/ipv4/ip_forward")


def up(run: Path, pid: int) -> None:
    """Link this machine to the network of process `pid`; LabError when the kernel refuses."""
    down(run)
    before = FORWARD.read_text().strip()
    (run / "forwarding").write_text(before)
    _do(f"ip link add {link(run)} type veth peer name eth0 netns {pid}")
    _do(f"ip address add {address(run, 1)}/30 dev {link(run)}")
    _do(f"ip link set {link(run)} up")
    FORWARD.write_text("1")
    for rule in _rules(run):
        _do(rule.format(do="I"))


def inside(run: Path) -> None:
    """Configure the sandbox's end of the link; runs in the sandbox."""
    _do("ip link set lo up")
    _do(f"ip address add {address(run, 2)}/30 dev eth0")
    _do("ip link set eth0 up")
    _do(f"ip route add default via {address(run, 1)}")


def down(run: Path, network: int | None = None) -> None:
    """Undo `up`, in the network whose descriptor is given or in ours; silent if nothing is."""
    enter = [] if network is None else ["nsenter", f"--net=/proc/self/fd/{network}"]
    lines = [*(rule.format(do="D") for rule in _rules(run)), f"ip link delete {link(run)}"]
    if (run / "forwarding").exists():
        # Another lab on this machine may still need it.
        before = (run / "forwarding").read_text()
        lines.append(f"ip -o link | grep -q ': proven' || echo {before} > {FORWARD}")
    script = "\n".join(lines)
    subprocess.run(
        [*enter, "sh", "-c", script], pass_fds=[] if network is None else [network],
        capture_output=True, check=False,
    )  # fmt: skip
    (run / "forwarding").unlink(missing_ok=True)


def link(run: Path) -> str:
    """The interface's name on this machine; the kernel allows 15 characters."""
    return f"proven{run.name[-8:]}"


def address(run: Path, host: int) -> str:
    """Address `host` (0 to 3) of the four that belong to this lab, in a range few machines use."""
    block = int(run.name[-8:], 16) % (64 * 256)
    return f"10.213.{block // 64}.{block % 64 * 4 + host}"


def _rules(run: Path) -> list[str]:
    name, net = link(run), f"{address(run, 0)}/30"
    return [
        f"iptables -w -t nat -{{do}} POSTROUTING -s {net} ! -o {name} -j MASQUERADE",
        f"iptables -w -{{do}} FORWARD -i {name} -j ACCEPT",
        f"iptables -w -{{do}} FORWARD -o {name} -j ACCEPT",
    ]


def _do(line: str) -> None:
    done = subprocess.run(line.split(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LabError(f"no network for the private engine: {line}: {done.stderr.strip()}")
