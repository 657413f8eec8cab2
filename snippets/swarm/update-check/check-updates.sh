#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "four tasks of clock at work"         '[ "$(docker service ls --filter name=clock --format "{{.Replicas}}")" = 4/4 ]'
want "version 2 is back"                   'docker service inspect --format "{{range .Spec.TaskTemplate.ContainerSpec.Configs}}{{.ConfigName}}{{end}}" clock | grep clock-2'
want "version 3 was tried"                 'docker service inspect --format "{{range .PreviousSpec.TaskTemplate.ContainerSpec.Configs}}{{.ConfigName}}{{end}}" clock | grep clock-3'
want "new tasks came before old ones went" 'docker service inspect --format "{{.PreviousSpec.UpdateConfig.Order}}" clock | grep start-first'
want "a failure would have stopped it"     'docker service inspect --format "{{.PreviousSpec.UpdateConfig.FailureAction}}" clock | grep pause'

exit $lacking
