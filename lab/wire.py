"""A node's network cable, pulled and plugged in at the engine's end of it."""

from __future__ import annotations

from lab.docker import Docker

#: Finds the interface whose number is $1 and sets it $2.
_SWITCH = """
link=$(ip -o link | sed -n "s/^$1: \\([^@:]*\\).*/\\1/p")
ip link set dev "$link" "$2"
"""


def switch(docker: Docker, container: str, image: str, up: bool) -> None:
    """Set the other end of a container's eth0 up or down, from a container on the engine's network.

    The node keeps its interface, its address and its routes, as a machine does whose cable is out.
    """
    number = docker.run("exec", container, "cat", "/sys/class/net/eth0/iflink")
    docker.run(
        "run", "--rm", "--network=host", "--cap-add=NET_ADMIN", "--entrypoint=/bin/sh", image,
        "-c", _SWITCH, "switch", number, "up" if up else "down",
    )  # fmt: skip
