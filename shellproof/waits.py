"""Waits for a condition on a host, with a deadline, and never for a length of time."""

from __future__ import annotations

from collections.abc import Callable

from shellproof.errors import HostError
from shellproof.hosts import Bash
from shellproof.transcript import Wait

# The probe runs in the host's own shell, in a subshell that cannot change it. The first try is made
# at once, and then the pauses grow from 0.10 s to 0.25 s, which keeps a slow host usable.
# In vain, the last try is traced: that shows what the condition saw.
_VAIN, _LAST = 111, 5.0  # the loop's status then; seconds that the last try may take
_LOOP = (
    "( {{ set +ex; }} 2>/dev/null; __n=5; __end=$((${{EPOCHREALTIME//[!0-9]/}} + {within}));"
    " until {probe} >/dev/null 2>&1; do"
    " ((${{EPOCHREALTIME//[!0-9]/}} < __end)) || {{ (set -x; {probe}); exit {vain}; }};"
    " read -rt 0.$((__n += __n < 25 ? 5 : 0)) <> <(:); done; : )"
)
_LINES, _WIDEST = 5, 200  # shown of the last try; characters of a line
_HTTP = r"""{{ exec 9<>/dev/tcp/{host}/{port} \
&& printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' {path} {host} >&9 \
&& read -rt 5 _ code _ <&9 && [ "${{code:-500}}" -lt 500 ]; }}"""


def run(wait: Wait, shell: Bash, mask: Callable[[str], str] = str) -> None:
    """Wait. Raises HostError when the deadline has passed, with what was printed, masked."""
    probe = _probe(wait.condition)
    within = int(wait.within * 1e6)  # microseconds, as bash tells the time
    loop = _LOOP.format(probe=f"( {probe} )", within=within, vain=_VAIN)
    result = shell.run(loop, wait.within + _LAST)
    if result["exit"] in {None, _VAIN}:
        waited = f"waited {wait.within:g} s in vain for: {wait.condition}"
        raise HostError(
            "\n".join([waited, *_seen(mask(result["output"].decode(errors="replace")))])
        )
    if result["exit"]:
        raise HostError(f"cannot ask whether: {wait.condition}")


def _seen(output: str) -> list[str]:
    """The end of what the last try printed, for a person who asks why. It is cut masked alone."""
    lines = [line for line in output.splitlines() if line.strip()]
    return [f"    {line[:_WIDEST]}" for line in lines[-_LINES:]]


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
