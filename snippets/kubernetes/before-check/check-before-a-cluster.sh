#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                    'docker version'
want "an overlay trial that can be put together" 'kubectl kustomize trial'
want "all of it in the namespace trial"          'kubectl kustomize trial && [ "$(kubectl kustomize trial | grep -c "^  namespace: trial")" -eq "$(kubectl kustomize trial | grep -c "^kind:")" ]'
want "one replica"                               'kubectl kustomize trial | grep "replicas: 1$"'
want "the image nginx:1.27"                      'kubectl kustomize trial | grep "image: nginx:1.27$"'
want "the overlay live, as it was"               'kubectl kustomize live | grep "namespace: live"'

exit $lacking
