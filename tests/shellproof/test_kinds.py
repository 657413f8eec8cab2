"""Each kind of placeholder: what it matches, and what it does not."""

from __future__ import annotations

import pytest

from shellproof.kinds import KINDS, always_varying, kind_of
from tests.shellproof.reading import matches

HEX64 = "0123456789abcdef" * 4
TABLE: dict[str, tuple[list[str], list[str]]] = {
    "secret": (["hunter2", "SWMTKN-1-x"], ["", "two words"]),
    "digest": (
        [f"sha256:{HEX64}"],
        [HEX64, "sha256:", f"sha256:{HEX64}0", f"sha256:{HEX64.upper()}"],
    ),
    "id": (
        ["0123456789ab", HEX64, "123456789012"],
        ["0123456789a", "0123456789abc", "0123456789AB", HEX64 + "0", "0123456789ag"],
    ),
    "nodeid": (
        ["dxn1zf6l61qsb1josjja83ngz"],
        ["abcdefghijklmnopqrstuvwxy", "dxn1zf6l61qsb1josjja83ng"],
    ),
    "uuid": (
        ["123e4567-e89b-12d3-a456-426614174000"],
        ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400"],
    ),
    "mac": (["02:42:ac:11:00:02"], ["02:42:ac:11:00", "02-42-ac-11-00-02", "02:42:ac:11:00:02:03"]),
    "ip": (
        ["172.17.0.2", "10.0.0.0/24", "fe80::1", "::1", "2001:db8::/32"],
        ["172.17.0", "172.17.0.2.3", "localhost", "1234", "172.17.0.2:80"],
    ),
    "time": (
        [
            *("2026-11-20", "2026-11-20T07:00:00Z", "2026-11-20T07:00:00.123456789Z", "07:00:00"),
            *(
                "2026-11-20 07:00:00 +0000 UTC",
                "Fri Nov 20 07:00:00 UTC 2026",
                "2026/11/20 07:00:00",
            ),
            *("Fri, 20 Nov 2026 07:00:00 GMT", "Nov 20 07:00:00"),
            *("Tue Dec  1 07:00:00 UTC 2026", "Dec  1 07:00", "Dec 20 07:00", "Dec  1  2025"),
        ],
        ["soon", "20.11.2026", "7 am", "2026"],
    ),
    "duration": (
        [
            "5 seconds",
            "About an hour",
            "Less than a second",
            "0.3s",
            "12ms",
            "1m2.5s",
            "2 weeks",
            "3µs",
        ],
        ["seconds", "5 apples", "5", "About"],
    ),
    "size": (["5B", "1.2kB", "78.1MB", "3 GiB", "10MB/s"], ["5", "MB", "5 M", "5bytes"]),
    "number": (["0", "42", "-1", "3.14", "12.5%", "1e9"], ["", "a", "1,000", "1.2.3", "0x10"]),
    "port": (["80", "49153", "8080"], ["0", "080", "8", "123456", "http"]),
    "version": (["1.2", "v28.5.2", "1.2.3-rc.1+x"], ["1", "v1", "latest", "1."]),
    "name": (["brave_curie", "jolly_lamport2"], ["curie", "Brave_Curie", "brave-curie", "a_b_c"]),
    "suffix": (["c265t", "xkz9q"], ["c265", "c265tt", "a265t", "c165t", "C265T"]),
    "word": (["a", "a-b_c.d/e:f", "…"], ["", "two words"]),
    "words": (
        ["solve", "run Build function", "one two three four"],
        ["", " a", "a  b", "1 2 3 4 5"],
    ),
}


def test_every_kind_is_in_the_table() -> None:
    assert TABLE.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in TABLE for text in TABLE[k][0]])
def test_it_matches(kind: str, text: str) -> None:
    assert matches(f"a <{kind}> b", f"a {text} b")
    assert matches(f"<:{kind}>", text)
    assert matches(f"<given:{kind}>", text)


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in TABLE for text in TABLE[k][1]])
def test_it_does_not_match(kind: str, text: str) -> None:
    assert not matches(f"|<{kind}>|", f"|{text}|")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("0123456789ab", "ba9876543210", "id"),
        (f"sha256:{HEX64}", f"sha256:{HEX64[::-1]}", "digest"),
        ("172.17.0.2", "172.17.0.3", "ip"),
        ("1.2s", "1.3s", "duration"),
        ("5MB", "6MB", "size"),
        ("41", "42", "number"),
        ("brave_curie", "jolly_lamport", "name"),
        ("apple", "pear", None),
        ("0123456789ab", "apple", None),
        ("hunter2", "swordfish", None),
    ],
)
def test_recording_takes_the_narrowest(first: str, second: str, kind: str | None) -> None:
    found = kind_of(first, second)
    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (f"Digest: sha256:{HEX64}", ["digest"]),
        ("0123456789ab   nginx   Up 2 seconds", ["id", "duration"]),
        ("created 2026-11-20T07:00:00Z", ["time"]),
        ("-rw-r--r-- 1 root root 12 Dec  1 01:53 /pi", ["time"]),
        ("Created 3 minutes ago", ["duration"]),
        ("hello 42 world", []),
        ("facade decade", []),
        ("123456789012", []),
        ("image:0123456789ab", []),
        ("retry in 5 seconds", []),
    ],
)
def test_what_always_varies(line: str, kinds: list[str]) -> None:
    assert [kind for *_, kind in always_varying(line)] == kinds
