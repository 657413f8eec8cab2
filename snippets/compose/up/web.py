import os
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def count() -> int:
    """Ask the store to add one, and return the new number."""
    with socket.create_connection((os.environ["STORE"], 6379), timeout=5) as store:
        store.sendall(b"INCR visits\r\n")
        return int(store.recv(64).strip(b":\r\n"))


class Visits(BaseHTTPRequestHandler):
    """Answers /health without the store, and everything else with a number."""

    def do_GET(self) -> None:
        try:
            status, text = 200, "well" if self.path == "/health" else f"visit {count()}"
        except OSError as error:
            status, text = 503, f"no store: {error}"
        self.send_response(status)
        self.end_headers()
        self.wfile.write(f"{text}\n".encode())


ThreadingHTTPServer(("0.0.0.0", 8000), Visits).serve_forever()
