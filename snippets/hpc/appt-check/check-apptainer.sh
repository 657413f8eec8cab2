#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "the file penguins.sif" 'test -x shared/penguins.sif'
want "four models"           'ls shared/models/penguins-[1-4]-of-4.json | wc -l | grep 4'
want "one made of them"      'test -f shared/models/penguins.json'

exit $lacking
