from pathlib import Path
from statistics import mean

numbers = [float(line) for line in Path("numbers.csv").read_text().split()]
print(f"mean of {len(numbers)} numbers: {mean(numbers)}")
