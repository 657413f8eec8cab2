#!/bin/bash
#SBATCH --job-name=merge
#SBATCH --output=merge.out
cd application
python3 merge.py 4 ../models
