#!/bin/bash
#SBATCH --job-name=nap
#SBATCH --output=nap-%a.out
# Say where, then work for a while: the first time for long, after a restart no more.
echo "share $SLURM_ARRAY_TASK_ID on $(hostname), restart ${SLURM_RESTART_COUNT:-0}"
if [ "${SLURM_RESTART_COUNT:-0}" = 0 ]; then sleep 600; fi
