"""The one discreet line under a snippet: where and when it was proven, or why not yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from macros.engines import Tried
from macros.html import Html, Shape, joined
from macros.machines import machines
from shellproof.hosts import Material
from shellproof.recording import Recording

_PROVEN = Shape(
    '<details class="pc-proof"><summary>{summary}</summary>\n<dl>{facts}</dl>\n</details>'
)
_PLAIN = Shape('<p class="pc-proof pc-proof--not"><b>Not proven yet:</b> {reason}</p>')
_FACT = Shape("<dt>{name}</dt><dd>{value}</dd>")
_SUMMARY = Shape("<b>Proven</b> on {on}, {day}{images}")
_IMAGE = Shape("<dt><code>{name}</code></dt><dd>{origin}<br><code>{digest}</code></dd>")

_STAND_IN = re.compile(r"\bstand(?:s |-)in\b")


def proof(recording: Recording, others: Sequence[Tried] = (), needs: Collection[str] = ()) -> Html:
    """The line as HTML; its details unfold.

    `others` are further engines that it was tried on, `needs` what the snippet needs of a machine.
    """
    if recording.unproven:
        return unproven(recording.unproven)
    summary = _summary(recording, machines(recording, others, needs))
    return _PROVEN(summary=summary, facts=_facts(recording, others))


def unproven(reason: str) -> Html:
    """The line of what is not proven yet, and why."""
    return _PLAIN(reason=reason)


def _summary(recording: Recording, on: str) -> Html:
    names = ", ".join(_image(material) for material in recording.materials)
    return _SUMMARY(
        on=on,
        day=_day(recording.recorded),
        images=f", with {names}" if names else "",
    )


def _image(material: Material) -> str:
    stand_in = " (stand-in)" if _STAND_IN.search(material.origin) else ""
    return material.name + stand_in


def _facts(recording: Recording, others: Sequence[Tried]) -> Html:
    facts = joined(
        _FACT(name=name.capitalize(), value=value)
        for name, value in sorted(recording.facts.items())
    )
    images = (_IMAGE(name=m.name, origin=m.origin, digest=m.digest) for m in recording.materials)
    other = (_FACT(name="Otherwise on", value=it.engine) for it in others if not it.same)
    return joined([facts, *other, *images])


def _day(recorded: str) -> str:
    """A day as people write it: 20 November 2026."""
    day = date.fromisoformat(recorded[:10])
    return f"{day.day} {day:%B %Y}"
