#!/bin/bash
#SBATCH --job-name=pi
#SBATCH --array=1-4
#SBATCH --output=pi-%a.out
# Throw darts at a square: the share that hits the circle in it is a quarter of pi.
awk -v seed="$SLURM_ARRAY_TASK_ID" 'BEGIN {
    srand(seed)
    for (darts = 100000; i < darts; i++) if (rand() ^ 2 + rand() ^ 2 < 1) hits++
    print 4 * hits / darts
}'
