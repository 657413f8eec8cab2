#!/bin/sh
# Start munge with the key that all nodes share, then the program of this node.
set -e
install --owner munge --group munge --mode 400 /run/secrets/munge_key /etc/munge/munge.key
install --directory --owner munge --group munge --mode 755 /run/munge
install --directory --owner slurm --group slurm /var/lib/slurm /var/lib/slurm/state
setpriv --reuid munge --regid munge --clear-groups munged
exec "$@"
