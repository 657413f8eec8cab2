#!/bin/bash
#SBATCH --job-name=hello
#SBATCH --nodes=2
#SBATCH --output=hello.out
echo "job $SLURM_JOB_ID on $SLURM_JOB_NODELIST"
srun hostname | sort
