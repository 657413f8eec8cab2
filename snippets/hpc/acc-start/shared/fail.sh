#!/bin/bash
#SBATCH --job-name=fail
#SBATCH --output=fail.out
exit 3
