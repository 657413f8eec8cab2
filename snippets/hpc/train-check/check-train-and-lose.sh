#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "the shards 1, 3 and 4" 'ls shared/models/penguins-[134]-of-4.json | wc -l | grep 3'
want "shard 2 again"         'test -f shared/models/penguins-2-of-4.json'
want "a model made of them"  'test -f shared/models/penguins.json'

exit $lacking
