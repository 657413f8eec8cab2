"""What stands between commands: waits, and things done to a host from outside."""

from __future__ import annotations

from markupsafe import Markup, escape

from shellproof.transcript import Act, Wait

_PAUSE = Markup('<p class="pc-pause">{text}</p>')
_CODE = Markup("<code>{}</code>")
_ACTS = {
    "lose": "{host} loses its power here.",
    "cut": "{host} is cut off from the network here.",
    "restore": "{host} is back here.",
}


def wait(item: Wait) -> Markup:
    """Until when a reader has to wait before going on."""
    where = f" on {item.host}" if item.host else ""
    text = Markup("Wait until {what}{where} (here it took less than {seconds:g} s).")
    return _PAUSE.format(
        text=text.format(what=_condition(item.condition), where=where, seconds=item.within)
    )


def _condition(condition: str) -> Markup:
    """The condition in words: an address or a port answers, a command succeeds."""
    if condition.startswith("$ "):
        return _CODE.format(condition[2:]) + " succeeds"
    return (_CODE.format(condition) if "://" in condition else escape(condition)) + " answers"


def act(item: Act) -> Markup:
    """What happens to a host, for the reader to know and not to type."""
    host = item.host or "the machine"
    return _PAUSE.format(text=_ACTS.get(item.verb, "{host}: " + item.verb).format(host=host))
