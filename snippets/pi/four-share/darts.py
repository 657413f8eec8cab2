"""Throw 20000 darts at a square, and print how many hit the circle in it. The share is the seed."""

import random
import sys

dice = random.Random(int(sys.argv[1]))
print(sum(dice.random() ** 2 + dice.random() ** 2 < 1 for _ in range(20000)))
