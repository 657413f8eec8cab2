#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}
login() { docker compose exec --no-TTY login "$@" </dev/null; }

want "an engine that answers"       'docker version'
want "an account chemistry"         'login sacctmgr -nP show account chemistry | grep "^chemistry"'
want "learner in it"                'login sacctmgr -nP show associations user=learner account=chemistry | grep chemistry'
want "a job brew that ran under it" 'login sacct --allusers --noheader --format Account,State --name brew | grep "chemistry *COMPLETED"'

exit $lacking
