#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "one line and no more" '[ "$(wc -l < cmdline.txt)" = 1 ]'
want "cgroup_memory=1 once" '[ "$(grep -o cgroup_memory=1 cmdline.txt | wc -l)" = 1 ]'
want "quiet once"           '[ "$(grep -o -w quiet cmdline.txt | wc -l)" = 1 ]'

exit $lacking
