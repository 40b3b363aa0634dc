"""Makes the sites that peers are compared on: the same posts for all of them, once.

    python -m benchmarks.corpus POSTS FOLDER

FOLDER is then a copy of the folder `sites`, next to this script: sites of several generators, with
the same POSTS posts, which are in Hugo's `content/posts`. Each post has YAML on top and 2 to 8 kB
of Markdown as people write it for GitHub. The same number gives the same posts on every machine.
"""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from benchmarks.writing import Writer

__all__ = ["Corpus", "make_corpus"]

SEED = 2024
SHORTEST, LONGEST = 2_000, 6_500  # bytes of Markdown, and then on to the end of the section
BEGUN, ENDED = datetime(2005, 1, 1, tzinfo=UTC), datetime(2025, 6, 30, tzinfo=UTC)
ZONES = (UTC, timezone(timedelta(hours=2)))
TAGS = ("garden", "letters", "light", "river", "street")
#: How many different blocks of each kind there are: it is their order that makes a post.
BLOCKS = {
    "paragraph": 200,
    "items": 60,
    "code": 40,
    "quotation": 20,
    "table": 20,
    "picture": 20,
}
HEADINGS = 200


class Corpus:
    """Writes posts, `posts` of them, that are spread evenly over twenty years."""

    def __init__(self, posts: int, seed: int = SEED) -> None:
        self._writer = writer = Writer(seed)
        writer.keep_to_ascii(ascii_only=False)
        self._gap = (ENDED - BEGUN) / posts
        self._headings = [writer.heading() for _ in range(HEADINGS)]
        self._blocks = [
            getattr(writer, kind)() for kind, count in BLOCKS.items() for _ in range(count)
        ]

    def post(self, number: int) -> tuple[str, str]:
        """Return the name of a post's file, and what is in it."""
        random = self._writer.random
        date = BEGUN + self._gap * (number + random.random())
        words = self._writer.words(random.randint(2, 5))
        plain = words.encode("ascii", "ignore").decode().replace(" ", "-")
        return f"{date:%Y-%m-%d}-{number}-{plain}.md", f"{self._head(date, words)}\n{self._body()}"

    def _head(self, date: datetime, words: str) -> str:
        """Return front matter, each line in one of the ways in which people write it."""
        writer, random = self._writer, self._writer.random
        title = words.capitalize()
        one, two = random.sample(TAGS, k=2)
        lines = (
            random.choice([f"title: {title}", f'title: "{title}: {writer.words(2)}"']),
            f"date: {date.astimezone(random.choice(ZONES)).isoformat(timespec='seconds')}",
            random.choice(["", f"description: {writer.words(9).capitalize()}."]),
            random.choice([f"tags: [{one}, {two}]", f"tags:\n    - {one}\n    - {two}"]),
            random.choice(["", "draft: false"]),
        )
        return "\n".join(["---", *filter(None, lines), "---", ""])

    def _body(self) -> str:
        """Return an opening, and sections until it is enough."""
        random = self._writer.random
        size = random.randint(SHORTEST, LONGEST)
        parts = [self._writer.sentence()]
        while size > 0:
            section = [random.choice(self._headings), *random.choices(self._blocks, k=3)]
            size -= sum(map(len, section))
            parts += section
        return "\n\n".join(parts) + "\n"


def make_corpus(posts: int, folder: Path) -> None:
    """Make the sites in `folder`; posts that have been made before are left alone."""
    shutil.copytree(Path(__file__).parent / "sites", folder, dirs_exist_ok=True)
    done = folder / "posts-are-made"
    if done.exists():
        return
    content = folder / "hugo" / "content" / "posts"
    content.mkdir(parents=True)
    (folder / "jekyll" / "_posts").symlink_to("../hugo/content/posts")
    corpus = Corpus(posts)
    for number in range(posts):
        name, text = corpus.post(number)
        (content / name).write_text(text, encoding="utf-8")
    done.touch()


if __name__ == "__main__":
    make_corpus(int(sys.argv[1]), Path(sys.argv[2]))
