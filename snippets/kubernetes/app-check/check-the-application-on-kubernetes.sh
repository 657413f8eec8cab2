#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a cluster that answers"        'kubectl get nodes'
want "an answer from outside"        'curl --silent --fail --max-time 5 http://node1:30080/ready'
want "three servers, ready"          '[ "$(kubectl get deployment web --output "jsonpath={.status.readyReplicas}")" = 3 ]'
want "version 2"                     'kubectl get deployment web --output "jsonpath={.spec.template.spec.containers[0].image}" | grep ":2$"'
want "all of this in web.yaml"       'grep "replicas: 3" web.yaml && kubectl diff --filename web.yaml'

exit $lacking
