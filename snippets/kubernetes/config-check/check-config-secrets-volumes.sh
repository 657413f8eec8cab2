#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"        'kubectl get nodes'
want "a Secret called key"           'kubectl get secret key'
want "its token"                     '[ "$(kubectl get secret key --output "jsonpath={.data.token}" | base64 --decode)" = "open sesame" ]'
want "made from a manifest"          'kubectl get secret key --output yaml | grep last-applied-configuration'
want "plain text in that manifest"   'kubectl get secret key --output yaml | grep stringData'

exit $lacking
