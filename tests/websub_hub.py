"""A small WebSub hub (https://www.w3.org/TR/websub/) in memory, to be run as a process of its own.

It prints the address it listens at, and says 202 to whoever subscribes (§5.1) or publishes (§6). It
asks the subscriber whether the subscription is meant (§5.3), and when a topic is published it
fetches it and hands it to all its subscribers (§7).
"""

from __future__ import annotations

import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, urlencode
from urllib.request import ProxyHandler, Request, build_opener

DIRECT = build_opener(ProxyHandler({}))
TIMEOUT = 10.0


class Hub(ThreadingHTTPServer):
    """The subscriptions, by topic, and how they come to be and are served."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.callbacks: dict[str, list[str]] = {}
        self.lock = Lock()

    def subscribe(self, topic: str, callback: str) -> None:
        """Add a subscription when the subscriber echoes the challenge."""
        challenge = secrets.token_hex()
        query = {
            "hub.mode": "subscribe",
            "hub.topic": topic,
            "hub.challenge": challenge,
            "hub.lease_seconds": "864000",
        }
        separator = "&" if "?" in callback else "?"
        with DIRECT.open(f"{callback}{separator}{urlencode(query)}", timeout=TIMEOUT) as answer:
            meant = answer.read() == challenge.encode()
        if meant:
            with self.lock:
                self.callbacks.setdefault(topic, []).append(callback)

    def publish(self, topic: str) -> None:
        """Fetch the topic and hand it to whoever has subscribed to it."""
        with DIRECT.open(topic, timeout=TIMEOUT) as answer:
            content, kind = answer.read(), answer.headers["Content-Type"]
        links = f'<{self.address}>; rel="hub", <{topic}>; rel="self"'
        with self.lock:
            callbacks = tuple(self.callbacks.get(topic, ()))
        for callback in callbacks:
            headers = {"Content-Type": kind, "Link": links}
            DIRECT.open(Request(callback, content, headers), timeout=TIMEOUT).close()  # noqa: S310 - ours


class Endpoint(BaseHTTPRequestHandler):
    """Takes one form and acts on it after it has answered."""

    server: Hub

    def do_POST(self) -> None:
        """Answer 202, or 400 to a form that is none of a hub's."""
        length = int(self.headers["Content-Length"])
        form = parse_qs(self.rfile.read(length).decode("ascii"))
        match form:
            case {"hub.mode": ["subscribe"], "hub.topic": [topic], "hub.callback": [callback]}:
                self.accept()
                self.server.subscribe(topic, callback)
            case {"hub.mode": ["publish"], "hub.url": topics}:
                self.accept()
                for topic in topics:
                    self.server.publish(topic)
            case _:
                self.send_error(400)

    def accept(self) -> None:
        """Let whoever asked go on; what they asked for happens afterwards."""
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    hub = Hub()
    print(hub.address, flush=True)  # noqa: T201 - whoever started it reads this
    hub.serve_forever()
