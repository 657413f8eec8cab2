"""Waits for a condition on a host, with a deadline, and never for a length of time."""

from __future__ import annotations

from shellproof.errors import HostError
from shellproof.hosts import Bash
from shellproof.transcript import Wait

# The probe runs in the host's own shell, in a subshell that cannot change it. The first try is made
# at once, and then the pauses grow from 0.10 s to 0.25 s, which keeps a slow host usable.
_LOOP = (
    "( set +e; n=5; until {probe}; do read -rt 0.$((n += n < 25 ? 5 : 0)) <> <(:); done; : )"
    " >/dev/null 2>&1"
)
_HTTP = r"""{{ exec 9<>/dev/tcp/{host}/{port} \
&& printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' {path} {host} >&9 \
&& read -r _ code _ <&9 && [ "${{code:-500}}" -lt 500 ]; }}"""


def run(wait: Wait, shell: Bash) -> None:
    """Wait. Raises HostError when the deadline has passed."""
    probe = _probe(wait.condition)
    result = shell.run(_LOOP.format(probe=f"( {probe} )"), wait.within)
    if result["exit"] is None:
        raise HostError(f"waited {wait.within:g} s in vain for: {wait.condition}")
    if result["exit"]:
        raise HostError(f"cannot ask whether: {wait.condition}")


def _probe(condition: str) -> str:
    """A shell command that succeeds once the condition holds."""
    if condition.startswith("$ "):
        return condition[2:]
    if condition.startswith("port "):
        return f"exec 9<>/dev/tcp/localhost/{int(condition[5:])}"
    import shlex  # few waits need either
    from urllib.parse import urlsplit

    url = urlsplit(condition)
    port = url.port or (443 if url.scheme == "https" else 80)
    if url.scheme == "https":
        return f"exec 9<>/dev/tcp/{url.hostname}/{port}"
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    return _HTTP.format(host=url.hostname, port=port, path=shlex.quote(path))
