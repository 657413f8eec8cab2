#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                 'docker version'
want "a file second.yaml beside compose.yaml" '[ -f second.yaml ]'
want "a second server on port 8001"           'curl -sf http://localhost:8001/health'
want "the same results from both"             '[ "$(curl -sf http://localhost:8001/results)" = "$(curl -sf http://localhost:8000/results)" ]'

exit $lacking
