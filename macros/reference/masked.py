"""What differs from one machine to the next, taken out of a message; and what is the same error."""

from __future__ import annotations

import re

from shellproof.recording import RecordedStep

GAP = "…"
_VARYING = re.compile(
    r"""(?x) \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:::\w+)?  # a reference of the builder
    | \b[0-9a-f]{12,}\b | \bsha256:[0-9a-f]+
    | \b\d{1,3}(?:\.\d{1,3}){3}(?:/\d+)?(?::\d+)? | (?<=localhost:)\d+
    | \bunix://\S+?(?=[.,:]?(?:\s|$))
    | \b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\dZ? | \btime\ \d+ms"""
)
#: Names that somebody chose, where a message puts them between no marks.
_CHOSEN = re.compile(
    r"""(?xi) ["'`\u2018\u201c].*?["'`\u2019\u201d] | (?<![\w:/])(?:\.{0,2}/)[\w./-]+
    | \(…\) | \[…\] | (?<=endpoint\ )\S+ | (?<=container\ )\S+ | (?<=no\ such\ container:\ )\S+
    | (?<=no\ such\ image:\ )\S+ | (?<=manifest\ for\ )\S+ | (?<=https://)[^\s"]+"""
)
_SPOKEN_BY = re.compile(
    r"^(?:[a-z]{2,}: (?=[A-Za-z])|Error response from daemon: |ERROR: "
    r"|failed to build: |failed to solve: |[\w.-]+: (?=error writing))+"
)
#: Told in more than one way, and still the same error.
_ALSO = re.compile(r"must be lowercase")


def masked(line: str, number: int, step: RecordedStep) -> str:
    """A line of a step's output without what will differ elsewhere."""
    spans = [span for span in step.varies if span.line == number and span.kind != "lines"]
    for span in sorted(spans, key=lambda span: -span.start):
        line = f"{line[: span.start]}{GAP}{line[span.end :]}"
    return _VARYING.sub(GAP, line).strip()


def kind_of(message: str) -> str:
    """What two messages have in common that tell of the same error."""
    if known := _ALSO.search(message):
        return known[0]
    bare = _CHOSEN.sub(GAP, _SPOKEN_BY.sub("", message.strip('"')))
    return re.sub(rf"[\s{GAP}]+", " ", bare).strip().lower()
