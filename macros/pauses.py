"""What stands between commands: waits, and things done to a host from outside."""

from __future__ import annotations

from macros.html import Html, Shape
from shellproof.transcript import Act, Wait

_WAIT = Shape(
    '<p class="pc-pause">Wait until {what}{where}; it should take less than {seconds} s.</p>'
)
_WORDS = Shape(
    '<details class="pc-fold pc-pause">'
    "<summary>Wait until {words}; it should take less than {seconds} s.</summary>"
    "<p>That is so when {what}{where}.</p></details>"
)
_SUCCEEDS = Shape("<code>{command}</code> succeeds")
_ANSWERS = Shape("<code>{address}</code> answers")
_ACT = Shape('<p class="pc-pause">{text}</p>')
_ACTS = {
    "lose": "Pull the plug of {hosts}.",
    "cut off": "Pull the network cable of {hosts}.",
    "bring back": "Bring {hosts} back: power on, cable in.",
}


def wait(item: Wait) -> Html:
    """Until when a reader has to wait before going on; a command that has words is folded."""
    where = f" on {item.host}" if item.host else ""
    what, within = _condition(item.condition), f"{item.within:g}"
    if item.words:
        return _WORDS(words=item.words, what=what, where=where, seconds=within)
    return _WAIT(what=what, where=where, seconds=within)


def _condition(condition: str) -> str:
    """The condition in words: an address or a port answers, a command succeeds."""
    if condition.startswith("$ "):
        return _SUCCEEDS(command=condition[2:])
    return _ANSWERS(address=condition) if "://" in condition else f"{condition} answers"


def act(item: Act) -> Html:
    """What a person does to hosts with their hands."""
    *others, last = item.hosts
    hosts = f"{', '.join(others)} and {last}" if others else last
    return _ACT(text=_ACTS[item.verb].format(hosts=hosts))
