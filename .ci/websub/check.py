"""Publish a post with feedkit, tell the hub, and see whether a subscriber gets the new feed.

Hub, site and subscriber are processes of their own. Arguments: a Python that has Flask-WebSub, and
a folder for everything.
"""

# ruff: noqa: INP001, S603, T201 - a program that prints and starts others

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from threading import Timer

from feedkit.publish.websub import ping

HERE = Path(__file__).parent
PATIENCE = 30.0

python, place = sys.argv[1], Path(sys.argv[2])
posts, public, log = place / "posts", place / "public", place / "log"
posts.mkdir()
public.mkdir()


def start(stack: ExitStack, *command: str | Path) -> subprocess.Popen[str]:
    """Run a program until the end, or until our patience has one."""
    with log.open("a") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    stack.callback(process.wait)
    stack.callback(process.kill)
    timer = Timer(PATIENCE, process.kill)
    stack.callback(timer.cancel)
    timer.start()
    return process


def says(process: subprocess.Popen[str]) -> str:
    """Return the next line of a program, "" when there comes none."""
    return process.stdout.readline().strip() if process.stdout else ""


def publish(name: str, url: str) -> str:
    """Add a post and build the feed; return the SHA-256 of it."""
    (posts / f"{name}.md").write_text("Text.\n", encoding="utf-8")
    feed = public / "feed.xml"
    command = [sys.executable, "-m", "feedkit", "build", posts, "--url", url, "-o", feed, "-q"]
    subprocess.run(command, check=True)
    return hashlib.sha256(feed.read_bytes()).hexdigest()


with ExitStack() as stack:
    hub = says(start(stack, python, HERE / "hub.py", place))
    site = says(start(stack, sys.executable, HERE / "site.py", public, hub))
    old = publish("2024-01-01-first", site)
    subscriber = start(stack, python, HERE / "subscriber.py", f"{site}feed.xml", place)
    subscribed = says(subscriber)
    new = publish("2024-01-02-second", site)
    failures = ping(hub, [f"{site}feed.xml"])
    delivered = says(subscriber)

if (subscribed, failures, delivered) != ("subscribed", (), new) or old == new:
    print(log.read_text(errors="replace"), *failures, sep="\n")
    sys.exit(f"the subscriber was not told: {subscribed=} {delivered=} {old=} {new=}")
print("Flask-WebSub's hub was told, and its subscriber has the new feed")
