#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"     'docker version'
want "one line changed in run.sh" '[ "$(diff colleague.sh run.sh | grep -c "^>")" -eq 1 ]'
want "an image mended"            'docker image inspect mended'
want "a container mended of it"   '[ "$(docker inspect --type container --format "{{.Config.Image}}" mended)" = mended ]'
want "it ended with 0"            '[ "$(docker inspect --type container --format "{{.State.Status}} {{.State.ExitCode}}" mended)" = "exited 0" ]'

exit $lacking
