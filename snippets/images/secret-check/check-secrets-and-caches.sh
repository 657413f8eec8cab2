#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                   'docker version'
want "a token of twelve letters in token.txt"   '[ "$(wc -c < token.txt)" -ge 12 ]'
want "an image first"                           'docker image inspect first'
want "the first letter of the token, in /first" '[ -s token.txt ] && [ "$(docker run --rm --pull never first cat /first)" = "$(head -c 1 token.txt)" ]'
want "no more of it in the image"               'docker image inspect first && ! docker save first | tar --extract --to-command "zcat --force" | grep --text "$(cat token.txt)"'

exit $lacking
