"""Name the kind of each flower of one file: label.py MODEL SHARD."""

import csv
import sys
from collections import Counter

import joblib

model = joblib.load(sys.argv[1])
with open(sys.argv[2]) as file:
    flowers = [[float(value) for value in row] for row in csv.reader(file)]
for kind, count in sorted(Counter(model.predict(flowers)).items()):
    print(kind, count)
