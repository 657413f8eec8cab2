#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a manager that is not locked"     'docker node ls'
want "a swarm that locks itself"        'docker info --format "{{.Swarm.Cluster.Spec.EncryptionConfig.AutoLockManagers}}" | grep true'
want "the key on the disk is encrypted" 'sudo head -n 1 /var/lib/docker/swarm/certificates/swarm-node.key | grep ENCRYPTED'

exit $lacking
