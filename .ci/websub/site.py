"""A web site on loopback that names its hub. Arguments: the folder to serve, the hub's address."""

# ruff: noqa: INP001, T201 - a program that prints

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

folder, hub = sys.argv[1:]


class Site(SimpleHTTPRequestHandler):
    """Adds what WebSub §4 (discovery) asks for to each answer."""

    def end_headers(self) -> None:
        """Say which hub tells of changes."""
        own = f"http://127.0.0.1:{self.server.server_address[1]}{self.path}"
        self.send_header("Link", f'<{own}>; rel="self", <{hub}>; rel="hub"')
        super().end_headers()


with ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=folder)) as server:
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
