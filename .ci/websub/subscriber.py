"""Flask-WebSub's subscriber on loopback, to the feed at an address.

Says "subscribed", and then the SHA-256 of each content that the hub delivers. Arguments: the feed's
address, and a folder for its data.
"""

# ruff: noqa: INP001, T201 - a program that prints

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from threading import Thread

from flask import Flask
from flask_websub.subscriber import (
    SQLite3SubscriberStorage,
    SQLite3TempSubscriberStorage,
    Subscriber,
    discover,
)
from werkzeug.serving import make_server

address, folder = sys.argv[1], Path(sys.argv[2])
database = folder / "subscriber.sqlite3"
subscriber = Subscriber(SQLite3SubscriberStorage(database), SQLite3TempSubscriberStorage(database))
app = Flask(__name__)
app.register_blueprint(subscriber.build_blueprint("/callbacks"))


@subscriber.add_success_handler
def subscribed(_topic: str, _callback: str, mode: str) -> None:
    """Say that the hub has asked whether the subscription is meant."""
    print(f"{mode}d", flush=True)


@subscriber.add_listener
def delivered(_topic: str, _callback: str, body: bytes) -> None:
    """Say what has come."""
    print(hashlib.sha256(body).hexdigest(), flush=True)


server = make_server("127.0.0.1", 0, app, threaded=True)
serving = Thread(target=server.serve_forever)
serving.start()
with app.test_request_context(base_url=f"http://127.0.0.1:{server.server_port}"):
    subscriber.subscribe(**discover(address))
serving.join()
