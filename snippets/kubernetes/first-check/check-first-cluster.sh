#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers" 'kubectl get nodes'
want "two Pods of web, ready" '[ "$(kubectl get deployment web --output "jsonpath={.status.readyReplicas}")" = 2 ]'
want "a Service called site"  'kubectl get service site'
want "Pods behind it"         'kubectl get endpointslices --selector kubernetes.io/service-name=site --output "jsonpath={.items[*].endpoints[*].addresses}" | grep .'
want "an answer on port 8000" 'kubectl exec desk -- wget -q -T 5 -O - http://site:8000 | grep "^web-"'

exit $lacking
