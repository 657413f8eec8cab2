"""Kinds of values that differ from one run to the next, and how each is recognised."""

from __future__ import annotations

import re

from shellproof.tuples import NamedTuple


class Kind(NamedTuple):
    """One kind: its name, what a reader calls it, and the text it matches whole."""

    name: str
    meaning: str
    pattern: str
    always: str = ""  # what of it differs on the next machine even where two runs here agree

    def matches(self, text: str) -> bool:
        """Whether all of the text is one value of this kind."""
        return re.fullmatch(self.pattern, text) is not None


_DIGEST = r"sha256:[0-9a-f]{64}"
_ID = r"[0-9a-f]{12}(?:[0-9a-f]{52})?"
_NODE_ID = r"(?=[a-z]*\d)[a-z0-9]{25}"
MASK = "********"  # what is shown of a secret
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MAC = r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}"
_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_CLOCK = r"\d{2}:\d{2}:\d{2}(?:[.,]\d+)?"
_ZONE = r"(?: ?(?:Z|[+-]\d{2}:?\d{2}))?(?: [A-Z]{3,4})?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"

_TIME = (
    rf"\d{{4}}[-/]\d{{2}}[-/]\d{{2}}(?:[T ]{_CLOCK}{_ZONE})?|{_CLOCK}"
    rf"|{_MONTH} [ \d]\d  ?(?:\d{{2}}:\d{{2}}|\d{{4}})"  # ls -l: the year for old files
    rf"|(?:[A-Z][a-z]{{2}},? )?{_MONTH} [ \d]\d(?: {_CLOCK})?(?: [A-Z]{{3,4}})?(?: \d{{4}})?"
    rf"|(?:[A-Z][a-z]{{2}}, )?\d{{2}} {_MONTH} \d{{4}}(?: {_CLOCK}{_ZONE})?"
)
_SPELT = rf"(?:About )?(?:an?|\d+) {_UNIT}|Less than a second"
_DURATION = rf"{_SPELT}|{_NUMBER} ?(?:ns|µs|us|ms|s|m|h)|(?:\d+h)?\d+m{_NUMBER}s"

# From the narrowest to the widest: recording takes the first that matches both runs.
_ALL = (
    Kind("secret", "a secret, hidden here", r"\S+"),
    Kind("digest", "a digest: the fingerprint of some content", _DIGEST, _DIGEST),
    Kind("id", "an identifier, drawn at random", _ID, rf"(?=[a-f]*\d)(?=\d*[a-f]){_ID}"),
    Kind("nodeid", "an identifier in a cluster", _NODE_ID, _NODE_ID),
    Kind("uuid", "an identifier, drawn at random", _UUID, _UUID),
    Kind("mac", "a hardware address", _MAC, _MAC),
    Kind(
        "ip",
        "a network address",
        r"(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?|(?=[0-9a-f:/]*:[0-9a-f:/]*:)[0-9a-f:]+(?:/\d{1,3})?",
    ),
    Kind("time", "a date or a time of day", _TIME, _TIME),
    Kind(
        "duration",
        "a length of time",
        _DURATION,
        rf"(?<=Up )(?:{_SPELT})|(?:{_SPELT})(?= ago)|\d+\.\d+m?s",
    ),
    Kind("size", "an amount of data", rf"{_NUMBER} ?(?:[kKMGTP]i?)?B(?:/s)?"),
    Kind("number", "a number", rf"[-+]?{_NUMBER}(?:[eE][-+]?\d+)?%?"),
    Kind("port", "a port, chosen by the system", r"[1-9]\d{1,4}"),
    Kind("version", "a version", r"v?\d+(?:\.\d+)+(?:[-+~.][0-9A-Za-z.+~-]+)?"),
    Kind("name", "a name, made up at random", r"[a-z]+_[a-z]+\d?"),
    Kind("suffix", "the end of a name, drawn at random", r"[bcdfghjklmnpqrstvwxz2456789]{5}"),
    Kind("word", "a word without blanks", r"\S+"),
    Kind("words", "up to four words", r"\S+(?: \S+){0,3}"),
)
KINDS = {kind.name: kind for kind in _ALL}

# What recording may choose by itself; the others are for a person to write.
_LEARNT = tuple(kind for kind in _ALL if kind.name not in ("secret", "word", "words"))
# A secret is masked wherever it stands, also inside a word.
_ALWAYS = (
    rf"(?P<secret>{re.escape(MASK)})|(?<![\w.:/@-])(?:"
    + "|".join(f"(?P<{kind.name}>{kind.always})" for kind in _ALL if kind.always)
    + r")(?![\w:/@-]|\.\w)"
)
SECRETS = r"SWMTKN-[0-9A-Za-z-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]+|\bghp_\w{20,}"


def kind_of(*values: str) -> Kind | None:
    """The narrowest kind that every one of the values has, if there is one."""
    return next((kind for kind in _LEARNT if all(map(kind.matches, values))), None)


def always_varying(line: str) -> list[tuple[int, int, str]]:
    """The spans (start, end, kind) of a line that will differ on the next machine."""
    return [(*match.span(), str(match.lastgroup)) for match in re.finditer(_ALWAYS, line)]
