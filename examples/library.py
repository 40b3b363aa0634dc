"""The library in use: read a blog, make a feed of it, write it in every format.

    python examples/library.py [FOLDER]

writes into FOLDER, or into a new temporary one, and prints what is in the feed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from feedkit import Problem, Site, load_entries, make_feed, to_atom, to_json, to_rss

POSTS = Path(__file__).parent / "blog" / "src" / "pages"
SITE = Site(
    title="The Keeper’s Log",
    url="https://lighthouse.example/",
    author="Hollin Point Light",
    language="en-GB",
    timezone="Europe/London",
    description="What broke, what we mended, who came, and what the weather did",
)
FORMATS = {"feed.xml": to_atom, "rss.xml": to_rss, "feed.json": to_json}


def warn(problem: Problem) -> None:
    """Say on standard error what is wrong with one post. The others are not affected."""
    print(problem, file=sys.stderr)


def main(folder: Path) -> None:
    """Write the feeds of the example blog into `folder`, and print their entries."""
    entries = load_entries(
        POSTS,
        SITE,
        where={"templateKey": "blog-post"},
        permalink="/log/:slug/",
        on_problem=warn,  # without it, the first post with a problem raises PostError
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, emit in FORMATS.items():
        feed = make_feed(SITE, entries, url=f"{SITE.url}{name}", limit=20, on_problem=warn)
        (folder / name).write_bytes(emit(feed))

    for entry in entries:
        print(f"{entry.published:%Y-%m-%d}  {entry.title:<50}  {entry.link}")
    print(f"{len(entries)} entries in {', '.join(FORMATS)} in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="feedkit-")))
