#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"   'docker version'
want "a file small.json"        '[ -f small.json ]'
want "two files of logs"        'grep "\"max-file\": *\"2\"" small.json'
want "one megabyte each"        'grep "\"max-size\": *\"1m\"" small.json'
want "the data in /srv/docker"  'grep "\"data-root\": *\"/srv/docker/*\"" small.json'
want "the daemon would take it" 'PATH="$PATH:/usr/sbin" dockerd --validate --config-file small.json'

exit $lacking
