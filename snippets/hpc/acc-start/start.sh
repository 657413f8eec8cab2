#!/bin/sh
# Start munge with the key that all nodes share, then the program of this node.
set -e
install --owner munge --group munge --mode 400 /run/secrets/munge_key /etc/munge/munge.key
install --directory --owner munge --group munge --mode 755 /run/munge
install --directory --owner slurm --group slurm /var/lib/slurm /var/lib/slurm/state
setpriv --reuid munge --regid munge --clear-groups munged
if [ "$1" = slurmdbd ]; then
    # Only this node knows the password, and only the user slurm may read it.
    echo "StoragePass=$(cat /run/secrets/db_password)" >> /etc/slurm/slurmdbd.conf
    chown slurm /etc/slurm/slurmdbd.conf
    chmod 600 /etc/slurm/slurmdbd.conf
fi
exec "$@"
