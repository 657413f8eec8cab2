"""Learn from /data/iris.csv to tell three kinds of iris apart; write the model to /models."""

import csv
import os

import joblib
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

TREES = int(os.environ.get("TREES", "50"))

with open("/data/iris.csv") as file:
    rows = list(csv.DictReader(file))
features = [[float(value) for name, value in row.items() if name != "species"] for row in rows]
species = [row["species"] for row in rows]

# A fixed seed: the same data and the same image give the same model.
learn, test, learn_species, test_species = train_test_split(
    features, species, test_size=0.3, random_state=7, stratify=species
)
model = RandomForestClassifier(n_estimators=TREES, random_state=7).fit(learn, learn_species)
print(f"{TREES} trees, {len(learn)} flowers to learn from, {len(test)} to test")
print(f"right for {model.score(test, test_species):.0%} of the test flowers")

joblib.dump(model, f"/models/iris-{TREES}.joblib")
