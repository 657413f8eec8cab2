"""Ask the kernel for IPVS, which Swarm's routing mesh forwards with; runs in a container.

Asking by generic netlink also makes the kernel load the module where it has one.
Prints `yes` or `no`.
"""

from __future__ import annotations

import socket
import struct

NETLINK_GENERIC, GENL_ID_CTRL, NLM_F_REQUEST, CTRL_CMD_GETFAMILY, NLMSG_ERROR = 16, 16, 1, 3, 2
CTRL_ATTR_FAMILY_NAME = 2

name = b"IPVS\0"
attribute = struct.pack("=HH", 4 + len(name), CTRL_ATTR_FAMILY_NAME) + name.ljust(8, b"\0")
body = struct.pack("=BBH", CTRL_CMD_GETFAMILY, 1, 0) + attribute
header = struct.pack("=IHHII", 16 + len(body), GENL_ID_CTRL, NLM_F_REQUEST, 1, 0)
with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC) as link:
    link.sendto(header + body, (0, 0))
    answer = link.recv(4096)
print("no" if struct.unpack_from("=H", answer, 4)[0] == NLMSG_ERROR else "yes")
