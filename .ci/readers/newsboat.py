# ruff: noqa: INP001, T201 - a script that prints
"""What newsboat, in C++ on libxml2, keeps of a feed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

# Without a configuration of the user's, and with an empty cache: a feed has it to itself, since
# newsboat knows an article by its guid, whichever feed it came from.
COMMAND = ("newsboat", "-q", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload")
QUERY = "SELECT guid, title, url, pubDate, author, content FROM rss_item ORDER BY id DESC"

for path in sys.argv[1:]:
    with TemporaryDirectory() as folder:
        Path(folder, "urls").write_text(f"file://{path}\n", encoding="utf-8")
        Path(folder, "config").touch()
        subprocess.run(COMMAND, cwd=folder, env={**os.environ, "HOME": folder}, check=True)  # noqa: S603 - of our own
        rows = sqlite3.connect(Path(folder, "cache.db")).execute(QUERY).fetchall()
    for key, title, link, time, author, content in rows:
        entry = {
            "feed": path,
            "id": key,
            "title": title,
            "link": link,
            "published": datetime.fromtimestamp(time, UTC).isoformat(),
            "authors": [author],
            "content": content,
        }
        print(json.dumps(entry))
