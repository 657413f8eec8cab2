#!/bin/bash
#SBATCH --job-name=mean
#SBATCH --output=mean.out
set -eo pipefail
cat pi-1.out pi-2.out pi-3.out pi-4.out | awk '{ sum += $1 } END { print sum / NR }'
