#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "version 2"                'docker service inspect --format "{{.Spec.TaskTemplate.ContainerSpec.Image}}" penguins_web | grep penguins:2'
want "a limit of 256 MB"        'docker service inspect --format "{{json .Spec.TaskTemplate.Resources}}" penguins_web | grep 268435456'
want "the limit is in the file" 'grep 256M stack.yaml'

exit $lacking
