"""Certificate authorities that this machine trusts beyond Debian's own: a campus proxy's, say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")
KNOWN = Path("/usr/share/ca-certificates")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


@cache
def extra() -> tuple[str, ...]:
    """The certificates (PEM) that images need for TLS to work from here; often none."""
    bundle = next((Path(name) for name in BUNDLES if Path(name).exists()), None)
    if bundle is None or not KNOWN.is_dir():
        return ()
    known = {_core(path.read_text(errors="replace")) for path in KNOWN.rglob("*.crt")}
    found = _PEM.findall(bundle.read_text(errors="replace"))
    return tuple(sorted({pem for pem in found if _core(pem) not in known}))


def write(folder: Path) -> None:
    """Write each extra authority as a file of its own, as update-ca-certificates(8) wants them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, pem in enumerate(extra()):
        (folder / f"machine-{number}.crt").write_text(pem + "\n")


def _core(pem: str) -> str:
    """The certificate itself, whatever the line ends and the text around it."""
    return "".join(word for word in pem.partition("-----BEGIN ")[2].split() if "-----" not in word)
