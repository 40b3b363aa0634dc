# ruff: noqa: INP001, T201 - a script that prints
"""What sfeed, in C with an XML parser of its own, makes of a feed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ESCAPES = {r"\n": "\n", r"\t": "\t", r"\\": "\\"}


def unescape(text: str) -> str:
    """Return a content without the escapes that keep it on its line."""
    return re.sub(r"\\.", lambda match: ESCAPES[match[0]], text)


for path in sys.argv[1:]:
    with Path(path).open("rb") as feed:
        done = subprocess.run("sfeed", stdin=feed, stdout=subprocess.PIPE, check=True)  # noqa: S607 - wherever it is
    for line in done.stdout.decode().split("\n")[:-1]:
        time, title, link, content, _, key, author, _, category = line.split("\t")
        entry = {
            "feed": path,
            "id": key,
            "title": title,
            "link": link,
            "published": datetime.fromtimestamp(int(time), UTC).isoformat(),
            "authors": [author],
            "tags": category.split("|") if category else [],
            "content": unescape(content),
        }
        print(json.dumps(entry))
