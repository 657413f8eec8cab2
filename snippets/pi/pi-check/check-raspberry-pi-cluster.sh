#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"     'docker version'
want "the label disk=card on pi1" '[ "$(docker node inspect --format "{{.Spec.Labels.disk}}" pi1)" = card ]'
want "a service called diary"     'docker service inspect diary'
want "it keeps off cards"         'docker service inspect --format "{{.Spec.TaskTemplate.Placement.Constraints}}" diary | grep "disk *!= *card"'
want "it runs, and not on pi1"    'docker service ps --filter desired-state=running --format "{{.Node}}" diary | grep -vx pi1'

exit $lacking
