#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"   'kubectl get nodes'
want "a Job called quick"       'kubectl get job quick'
want "four parts"               '[ "$(kubectl get job quick --output "jsonpath={.spec.completions}")" = 4 ]'
want "all at the same time"     '[ "$(kubectl get job quick --output "jsonpath={.spec.parallelism}")" = 4 ]'
want "each part done"           '[ "$(kubectl get job quick --output "jsonpath={.status.completedIndexes}")" = 0-3 ]'
want "the Job train, as it was" '[ "$(kubectl get job train --output "jsonpath={.spec.completions} {.spec.parallelism}")" = "4 2" ]'

exit $lacking
