"""Flask-WebSub's hub on loopback; prints its address. Argument: a folder for its data."""

# ruff: noqa: INP001, T201 - a program that prints

from __future__ import annotations

import sys
from pathlib import Path

from celery import Celery
from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage
from werkzeug.serving import make_server

app = Flask(__name__)
app.config["PUBLISH_SUPPORTED"] = True  # else whoever runs the hub is the only publisher
tasks = Celery()
tasks.conf.task_always_eager = True  # without a broker: what a request asks for is done within it
hub = Hub(SQLite3HubStorage(Path(sys.argv[1]) / "hub.sqlite3"), tasks, **app.config)
app.register_blueprint(hub.build_blueprint("/hub"))

server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"http://127.0.0.1:{server.server_port}/hub", flush=True)
server.serve_forever()
