#!/bin/sh
# Loads the images of the course into the Docker Engine of this machine. It needs no network.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*"; }
fail() { printf 'load.sh: %s\n' "$*" >&2; exit 1; }

command -v docker >/dev/null || fail "there is no docker command: install Docker first"
docker version --format '{{.Server.Version}}' >/dev/null ||
    fail "no Docker Engine answers: start it, or see site/reference/errors.html"

say "Checking every file of the bundle"
if command -v sha256sum >/dev/null; then
    sha256sum -c SHA256SUMS >/dev/null || fail "a file is not as it was made: copy the bundle anew"
else
    shasum -a 256 -c SHA256SUMS >/dev/null || fail "a file is not as it was made: copy the bundle anew"
fi

say "Loading $(wc -l <images/images.txt | tr -d ' ') images"
docker load --quiet --input images/images.tar.gz
say "Done. Open site/index.html; 'docker pull' of a lesson needs serve.sh or can be left out."
