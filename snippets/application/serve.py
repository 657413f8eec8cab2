"""Answers over HTTP with a trained model, and keeps what it answered.

GET  /         a page to ask from             POST /predict  the species, for four measures
GET  /results  the last answers, as JSON      GET  /health   whether the server works
GET  /ready    whether its database does too

MODEL    the model's file, models/penguins.json where nothing is said
PORT     the port, 8000 where nothing is said
VERSION  what /health tells as the version
"""

from __future__ import annotations

import os
import platform
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import waitress
from flask import Flask, Response, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

import model
from store import Store, open_store


def application(trained: model.Model, store: Store) -> Flask:
    """The web application, around a model and a store."""
    app = Flask(__name__)
    app.json.sort_keys = False

    @app.get("/")
    def page() -> str:
        return render_template("page.html", features=model.FEATURES, results=store.latest(10))

    @app.post("/predict")
    def predict() -> ResponseReturnValue:
        asked = request.get_json(silent=True) or request.form
        try:
            measures = {name: float(asked[name]) for name in model.FEATURES}
        except (KeyError, TypeError, ValueError):
            return jsonify(error=f"send {', '.join(model.FEATURES)} as numbers"), 400
        result = answer(trained, measures)
        store.add({"asked": datetime.now(UTC).isoformat(timespec="milliseconds"), **result})
        return jsonify(result) if request.is_json else redirect("/", 303)

    @app.get("/results")
    def results() -> Response:
        return jsonify(store.latest(100))

    @app.get("/health")
    def health() -> Response:
        version = os.environ.get("VERSION", "1")
        return jsonify(version=version, host=platform.node(), store=store.kind)

    @app.get("/ready")
    def ready() -> str:
        store.latest(1)
        return "ready\n"

    @app.errorhandler(Exception)
    def failed(error: Exception) -> ResponseReturnValue:
        """Say what failed, in one line: most often it is the database."""
        if (status := getattr(error, "code", None)) is None:
            print(f"{request.path}: {error}", file=sys.stderr)
            return jsonify(error=f"the store does not answer: {type(error).__name__}"), 503
        return jsonify(error=str(error)), status

    return app


def answer(trained: model.Model, measures: dict[str, float]) -> dict[str, Any]:
    """The measures, with the likeliest species and its chance."""
    (chances,) = trained.chances(np.array([list(measures.values())]))
    best = int(chances.argmax())
    return {**measures, "species": model.SPECIES[best], "chance": round(float(chances[best]), 3)}


def main() -> None:
    """Serve until a signal says that it is enough."""
    path = Path(os.environ.get("MODEL", "models/penguins.json"))
    if not path.exists():
        sys.exit(f"serve.py: no model {path}: run  python train.py  first")
    app = application(model.load(path), open_store(os.environ))
    # The first process of a container gets no default: without this, it would ignore the signal.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"serving {path} on port {os.environ.get('PORT', '8000')}", flush=True)
    # All addresses: on 127.0.0.1 only the container itself would reach it.
    waitress.serve(app, host="0.0.0.0", port=int(os.environ.get("PORT", "8000")), _quiet=True)


if __name__ == "__main__":
    main()
