#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"        'kubectl get nodes'
want "a Pod called asked"            'kubectl get pod asked'
want "a tenth of a processor"        '[ "$(kubectl get pod asked --output "jsonpath={.spec.containers[0].resources.limits.cpu}")" = 100m ]'
want "64 MiB"                        '[ "$(kubectl get pod asked --output "jsonpath={.spec.containers[0].resources.limits.memory}")" = 64Mi ]'
want "the best quality class"        '[ "$(kubectl get pod asked --output "jsonpath={.status.qosClass}")" = Guaranteed ]'
want "a question before it is ready" 'kubectl get pod asked --output "jsonpath={.spec.containers[0].readinessProbe}" | grep 80'
want "it is ready"                   'kubectl wait --for condition=Ready --timeout 1s pod/asked'

exit $lacking
