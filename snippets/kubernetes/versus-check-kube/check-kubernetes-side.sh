#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"  'kubectl get nodes'
want "a database"              'kubectl get deployment db'
want "three servers wanted"    '[ "$(kubectl get deployment web --output "jsonpath={.spec.replicas}")" = 3 ]'
want "three servers, ready"    '[ "$(kubectl get deployment web --output "jsonpath={.status.readyReplicas}")" = 3 ]'
want "an answer from them"     'kubectl exec desk -- wget -q -T 5 -O - http://web:8000/ready'

exit $lacking
