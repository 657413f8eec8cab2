#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"  'docker version'
want "the models of six parts" '[ "$(ls models/penguins-[1-6]-of-6.json | wc -l)" -eq 6 ]'
want "one model of all six"    'grep "\"shards\": *6" models/penguins.json'

exit $lacking
