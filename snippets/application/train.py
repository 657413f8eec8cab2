"""Learn from the penguins and write a model.

python train.py                 learns from all of the data
python train.py --shard 2/4     learns from the second of four parts
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import model
import table


def shard(text: str) -> tuple[int, int]:
    """The two numbers of a shard such as 2/4. Raises argparse.ArgumentTypeError."""
    number, slash, count = text.partition("/")
    if not (slash and number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError(f"{text} is no shard such as 2/4, the second of four")
    return int(number), int(count)


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Learn from the penguins and write a model.")
    parser.add_argument("--data", type=Path, default=Path("data/penguins.csv"))
    parser.add_argument("--models", type=Path, default=Path("models"), help="the folder to write to")
    parser.add_argument("--shard", type=shard, default=(1, 1), help="such as 2/4, the second of four")
    parser.add_argument("--seed", type=int, default=table.SEED, help="decides the order")
    parser.add_argument("--rounds", type=int, default=500, help="how long to learn")
    return parser.parse_args()


def main() -> None:
    """Train, test, say how it went, write the model."""
    asked = options()
    number, count = asked.shard
    learn, test = table.read(asked.data, asked.seed)
    mine = learn[number - 1 :: count]
    trained = model.learn(*table.numbers(asked.data, mine), asked.rounds)
    accuracy = trained.accuracy(*table.numbers(asked.data, test))
    print(
        f"shard {number}/{count}: learnt from {len(mine)} penguins,"
        f" right for {accuracy:.0%} of {len(test)} others"
    )
    name = "penguins.json" if count == 1 else f"penguins-{number}-of-{count}.json"
    facts = {"shard": f"{number}/{count}", "penguins": len(mine), "accuracy": round(accuracy, 3)}
    model.save(trained, asked.models / name, **facts, seed=asked.seed, rounds=asked.rounds)


if __name__ == "__main__":
    try:
        main()
    except (OSError, table.DataError) as error:
        sys.exit(f"train.py: {error}")
