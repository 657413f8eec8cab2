#!/bin/bash
#SBATCH --job-name=train
#SBATCH --array=1-4
#SBATCH --output=train-%a.out
# Each job of the array learns from one of four shards of the data.
cd application
python3 train.py --models ../models --shard "$SLURM_ARRAY_TASK_ID/4"
