"""The feed as anyone would make it who knows Python: python-frontmatter, markdown, feedgen.

    python obvious.py FOLDER FILE [LIMIT]

It reads the posts directly in FOLDER and writes the newest LIMIT of them (20; 0 means all), with
their full text, to FILE. This is what feedkit is compared with: nothing in it is slow on purpose,
and nothing that feedkit does beyond it is done here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import frontmatter
from feedgen.feed import FeedGenerator
from markdown import Markdown

URL = "https://notes.example/"


def main() -> None:
    """Read everything, sort it, and write the newest."""
    folder, file = map(Path, sys.argv[1:3])
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else 20  # noqa: PLR2004 - the third argument

    posts = [(path.stem, frontmatter.load(path)) for path in folder.glob("*.md")]
    posts.sort(key=lambda post: post[1]["date"], reverse=True)

    feed = FeedGenerator()
    feed.title("Field notes")
    feed.link(href=URL)
    feed.description("Field notes")
    markdown = Markdown(extensions=["extra"])
    for name, post in posts[: limit or None]:
        entry = feed.add_entry(order="append")
        entry.title(post["title"])
        entry.link(href=f"{URL}posts/{name}/")
        entry.guid(f"{URL}posts/{name}/", permalink=True)
        entry.pubDate(post["date"])
        entry.content(markdown.reset().convert(post.content), type="CDATA")
    feed.rss_file(str(file))


if __name__ == "__main__":
    main()
