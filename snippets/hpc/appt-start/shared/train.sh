#!/bin/bash
#SBATCH --job-name=train
#SBATCH --array=1-4
#SBATCH --output=train-%a.out
# The program and all that it needs are in the file; the models are written to the shared folder.
apptainer --silent exec --bind /shared --pwd /app penguins.sif \
    python train.py --models /shared/models --shard "$SLURM_ARRAY_TASK_ID/4"
