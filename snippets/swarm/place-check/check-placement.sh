#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "worker1 in the northern rack" 'docker node inspect --format "{{.Spec.Labels.rack}}" worker1 | grep north'
want "worker2 in the southern rack" 'docker node inspect --format "{{.Spec.Labels.rack}}" worker2 | grep south'
want "a service called guard"       'docker service inspect guard'
want "it is spread over the racks"  'docker service inspect --format "{{json .Spec.TaskTemplate.Placement}}" guard | grep node.labels.rack'
want "two tasks at work"            '[ "$(docker service ls --filter name=guard --format "{{.Replicas}}")" = 2/2 ]'

exit $lacking
