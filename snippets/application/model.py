"""A small model: which of three species is a penguin with these measurements?

Softmax regression: four numbers come in, each species gets a score, and the scores become chances.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

FEATURES = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
SPECIES = ("Adelie", "Chinstrap", "Gentoo")
RATE = 0.5  # how far one round of learning goes


class Model(NamedTuple):
    """What was learnt: a weight for each feature and species, and a bias for each species."""

    weights: np.ndarray
    bias: np.ndarray

    def chances(self, measures: np.ndarray) -> np.ndarray:
        """The chance of each species, for each row of measures."""
        return _softmax(measures @ self.weights + self.bias)

    def accuracy(self, measures: np.ndarray, species: list[str]) -> float:
        """The part of the rows, 0 to 1, whose likeliest species is the right one."""
        likeliest = self.chances(measures).argmax(axis=1)
        return float(np.mean([SPECIES[n] == right for n, right in zip(likeliest, species)]))


def learn(measures: np.ndarray, species: list[str], rounds: int) -> Model:
    """Learn from rows of measures and their species, by gradient descent."""
    mean, scale = measures.mean(axis=0), measures.std(axis=0)
    inputs = (measures - mean) / scale
    wanted = np.array([[name == right for name in SPECIES] for right in species], dtype=float)
    weights, bias = np.zeros((len(FEATURES), len(SPECIES))), np.zeros(len(SPECIES))
    for _ in range(rounds):
        error = _softmax(inputs @ weights + bias) - wanted
        weights -= RATE * inputs.T @ error / len(inputs)
        bias -= RATE * error.mean(axis=0)
    weights /= scale[:, np.newaxis]  # so that the model takes millimetres and grams
    return Model(weights, bias - mean @ weights)


def merge(models: list[Model]) -> Model:
    """The average of several models, each of which learnt from a part of the data."""
    weights, bias = zip(*models)
    return Model(np.mean(weights, axis=0), np.mean(bias, axis=0))


def save(model: Model, path: Path, **facts: object) -> None:
    """Write a model as JSON, with facts about how it was made."""
    numbers = {"weights": model.weights.round(6).tolist(), "bias": model.bias.round(6).tolist()}
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f'"{name}": {json.dumps(value)}' for name, value in {**facts, **numbers}.items())
    path.write_text("{" + ",\n ".join(lines) + "}\n")


def load(path: Path) -> Model:
    """Read a model. It is JSON, so reading one from a stranger runs no code."""
    found = json.loads(path.read_text())
    return Model(np.array(found["weights"]), np.array(found["bias"]))


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
