"""Answer questions over HTTP with the model that the variable MODEL names."""

import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

import joblib

model = joblib.load(os.environ["MODEL"])


class Handler(BaseHTTPRequestHandler):
    """POST a list of flowers, four numbers each; the answer is a list of kinds."""

    def do_GET(self):
        """Say that the server is ready, and with how many trees."""
        self.answer({"trees": len(model.estimators_)})

    def do_POST(self):
        """Name the kind of each flower in the body."""
        flowers = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(list(model.predict(flowers)))

    def answer(self, value):
        """Send a value as JSON."""
        body = json.dumps(value).encode() + b"\n"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


# All addresses: on 127.0.0.1 only this container itself would reach it.
HTTPServer(("0.0.0.0", 8000), Handler).serve_forever()
