#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"           'docker version'
want "four results of the array"        '[ "$(ls shared/pi-*.out | wc -l)" -eq 4 ]'
want "their mean in shared/mean.out"    'grep -x "3\.[0-9]*" shared/mean.out'
want "made when all of them were there" '[ -f shared/mean.out ] && [ -z "$(find shared -name "pi-*.out" -newer shared/mean.out)" ]'

exit $lacking
