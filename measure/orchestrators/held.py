"""The memory that machines hold, from what their processes say."""

from __future__ import annotations

import time

from measure.orchestrators.clusters import Nodes

#: Seconds until machines that were just changed are at rest.
REST = 20
#: Run in a machine: the bytes that its processes hold. What a file holds is counted once for all
#: processes of one program. Not by Pss: it spreads files over all machines that this one plays.
_HELD = """
import os, pathlib, sys
held, files = 0, {}
for process in pathlib.Path("/proc").glob("[0-9]*"):
    try:
        lines = (process / "status").read_text().splitlines()
        program = str((process / "exe").readlink())
    except OSError:
        continue
    status = dict(line.split(":", 1) for line in lines)
    left_out = status["Name"].strip() in sys.argv or process.name == str(os.getpid())
    if left_out or "RssFile" not in status:
        continue
    anonymous, file, shared = (
        int(status[name].split()[0]) for name in ("RssAnon", "RssFile", "RssShmem")
    )
    held += anonymous + shared
    files[program] = max(file, files.get(program, 0))
print((held + sum(files.values())) * 1024)
"""


def at_rest(nodes: Nodes, without: str = "") -> dict[str, float]:
    """Megabytes of each machine after a rest: of all processes but those of one name."""
    time.sleep(REST)
    return {
        name: float(node.root("python3", "-c", _HELD, without)) / 1e6
        for name, node in nodes.items()
    }
