#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"    'kubectl get nodes'
want "four Pods of web, ready"   '[ "$(kubectl get deployment web --output "jsonpath={.status.readyReplicas}")" = 4 ]'
want "a PodDisruptionBudget"     'kubectl get poddisruptionbudgets --output name | grep .'
want "it counts the Pods of web" '[ "$(kubectl get poddisruptionbudgets --output "jsonpath={.items[0].status.expectedPods}")" = 4 ]'
want "two of them must stay"     '[ "$(kubectl get poddisruptionbudgets --output "jsonpath={.items[0].status.desiredHealthy}")" = 2 ]'

exit $lacking
