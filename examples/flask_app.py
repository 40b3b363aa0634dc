"""Feeds served by Flask, with ETag and Last-Modified, so that polling costs next to nothing.

flask --app examples/flask_app.py run        # then http://127.0.0.1:5000/feed.xml
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, request

from feedkit import Site, load_entries, make_feed, to_atom, to_json, to_rss

POSTS = Path(__file__).parent / "blog" / "src" / "pages"
SITE = Site(
    title="The Keeper’s Log",
    url="https://lighthouse.example/",
    author="Hollin Point Light",
    language="en-GB",
    timezone="Europe/London",
)
FORMATS = {  # JSON is always UTF-8 (RFC 8259 §8.1); Flask names the encoding of XML by itself
    "feed.xml": (to_atom, "application/atom+xml"),
    "rss.xml": (to_rss, "application/rss+xml"),
    "feed.json": (to_json, "application/feed+json"),
}
log = logging.getLogger(__name__)


def state(posts: Path) -> tuple[object, ...]:
    """Return what changes when the feeds may: the files, and the hour, for posts that fall due."""
    files = ((path, path.stat()) for path in sorted(posts.rglob("*.md")))
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return hour, *((path, stat.st_mtime_ns, stat.st_size) for path, stat in files)


@lru_cache(maxsize=1)
def feeds(posts: Path, _state: tuple[object, ...]) -> dict[str, tuple[bytes, datetime]]:
    """Return each feed and when an entry in it last changed; read once for each `state`."""
    where = {"templateKey": "blog-post"}
    entries = load_entries(
        posts, SITE, where=where, permalink="/log/:slug/", on_problem=log.warning
    )
    made = {}
    for name, (emit, _) in FORMATS.items():
        feed = make_feed(SITE, entries, url=f"{SITE.url}{name}", on_problem=log.warning)
        made[name] = emit(feed), feed.updated
    return made


def create_app(posts: Path = POSTS) -> Flask:
    """Return the application, for any WSGI server."""
    app = Flask(__name__)

    @app.get("/<name>")
    def feed(name: str) -> Response:
        if name not in FORMATS:
            abort(404)
        document, updated = feeds(posts, state(posts))[name]
        response = Response(document, mimetype=FORMATS[name][1])
        response.last_modified = updated
        response.add_etag()  # from the bytes: strong
        response.make_conditional(request)
        return response

    return app
