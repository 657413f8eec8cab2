#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"               'docker version'
want "the container mystery of a colleague" 'docker inspect mystery'
want "its exit status in status.txt"        'grep -x "$(docker inspect --format "{{.State.ExitCode}}" mystery)" status.txt'
want "its file report.txt, here"            '[ -f report.txt ]'
want "the same words in both"               'docker cp mystery:/srv/report.txt - | tar -xOf - | cmp - report.txt'

exit $lacking
