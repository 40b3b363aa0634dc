"""Whatever is done to a blog, and in whatever order: what is kept of it never shows."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import Blog, post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

URL = 'url = "https://x.example/"\n'


class Kind(NamedTuple):
    """A kind of site: its files, where its posts are, and other configurations of it."""

    files: Mapping[str, str]
    names: tuple[str, ...]
    configurations: tuple[Mapping[str, str], ...]


KINDS = {
    "plain": Kind(
        {"feedkit.toml": f"[site]\n{URL}"},
        ("posts/a.md", "posts/b.md", "posts/2024/c.md", "posts/A.MD", "d.md"),
        (
            {"feedkit.toml": f'[site]\n{URL}title = "Notes"\n'},
            {"feedkit.toml": f"[site]\n{URL}[posts]\nfuture = true\n"},
            {"feedkit.toml": f"[site]\n{URL}[posts]\ndrafts = true\nexclude = ['2024/']\n"},
            {"feedkit.toml": f"[site]\n{URL}[posts]\npermalink = '/:slug/'\nsource = 'posts'\n"},
            {"feedkit.toml": f"[site]\n{URL}timezone = 'Asia/Kolkata'\n"},
            {
                "feedkit.toml": f"[site]\n{URL}[[collections]]\nname = 'one'\nsource = 'posts'\n"
                "[[collections]]\nname = 'two'\nsource = '.'\nexclude = ['posts/']\n"
            },
        ),
    ),
    "hugo": Kind(
        {"hugo.toml": f"base{URL}"},
        (
            "content/posts/a.md",
            "content/posts/b/index.md",
            "content/posts/b/c.md",
            "content/posts/index.md",
            "content/posts/_index.md",
        ),
        (
            {"hugo.toml": f'title = "Notes"\nbase{URL}[permalinks]\nposts = "/:slug/"\n'},
            {"hugo.toml": f"base{URL}buildFuture = true\nbuildDrafts = true\n"},
            {"hugo.toml": f'base{URL}[frontmatter]\ndate = ["lastmod", "date"]\n'},
        ),
    ),
    "jekyll": Kind(
        {"_config.yml": "url: https://x.example\n", "_data/authors.yml": "ada: {name: Ada}\n"},
        ("_posts/2024-05-01-a.md", "_posts/2024-05-02-b.md", "_posts/c.md", "_drafts/d.md"),
        (
            {"_config.yml": "url: https://x.example\nfuture: true\npermalink: /:title/\n"},
            {"_config.yml": "url: https://x.example\ntitle: T\ntimezone: Asia/Kolkata\n"},
            {"_data/authors.yml": "ada: {name: Ada L.}\n"},
        ),
    ),
    "mkdocs": Kind(
        {"mkdocs.yml": "site_name: x\nsite_url: https://x.example/\nplugins:\n  - blog\n"},
        ("docs/blog/posts/a.md", "docs/blog/posts/README.md", "docs/blog/posts/index.md"),
        ({"mkdocs.yml": "site_name: y\nsite_url: https://x.example/\nplugins: [blog]\n"},),
    ),
    "nikola": Kind(
        {"conf.py": 'BLOG_TITLE = "x"\nSITE_URL = "https://x.example/"\nDEFAULT_LANG = "en"\n'},
        ("posts/a.md", "posts/a.de.md", "posts/b.md", "posts/b.rst"),
        (
            {
                "conf.py": 'BLOG_TITLE = "x"\nSITE_URL = "https://x.example/"\n'
                'DEFAULT_LANG = "en"\nTRANSLATIONS = {"en": "", "de": "./de"}\n'
            },
        ),
    ),
}
TEXTS = (
    "One *two*.",
    "One *six*.",
    "See [a](a.md), [b](b.md#x) and [c](2024/c.md).",
    'See [[Title 1]] and {% post_url 2024-05-01-a %} {{< ref "a.md" >}}',
    "![](/picture.png)",
)
MORE = (
    "",
    "draft: true\n",
    "draft: no\n",
    "expiryDate: 2024-05-08\n",
    "publishDate: 2024-05-12\n",
    "slug: other\n",
    "author: ada\n",
    "image: /picture.png\n",
    "lastmod: 2024-05-20\n",
    "title: [no, title]\n",
    "date: tomorrow\n",
    "lang: de\n",
    "x: [\n",
)
NAMES = st.integers(0, 4)
POSTS = st.builds(
    post,
    st.sampled_from(["Title 1", "Title 2"]),
    st.integers(1, 20),
    st.sampled_from(MORE),
    st.sampled_from(TEXTS),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, POSTS),
        st.tuples(st.just("write"), NAMES, POSTS),
        st.tuples(st.just("remove"), NAMES),
        st.tuples(st.just("rename"), NAMES, NAMES),
        st.tuples(st.just("touch"), NAMES),
        st.tuples(st.just("configure"), st.integers(0, 6)),
        st.tuples(st.just("wait"), st.integers(1, 21)),
        st.tuples(st.just("picture"), st.binary(max_size=3)),
        st.tuples(st.just("unpublish"), NAMES),
        st.tuples(st.just("limit"), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=10,
)


class Site(Blog):
    """A blog of one kind, to which things are done."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        super().__init__(folder)
        self.kind = kind
        self.now, self.limit = 10, 0
        self.write(kind.files)

    def path(self, number: int) -> Path:
        """Return the path of a post."""
        return self.folder / self.kind.names[number % len(self.kind.names)]

    def step(self, what: str, *values: object) -> None:
        """Do one thing."""
        steps: dict[str, Callable[..., object]] = {
            "write": lambda number, text: self.write(
                {str(self.path(number).relative_to(self.folder)): text}
            ),
            "remove": lambda number: self.path(number).unlink(missing_ok=True),
            "rename": self.rename,
            "touch": lambda number: self.rename(number, number),
            "configure": self.configure,
            "wait": lambda day: setattr(self, "now", day),
            "picture": lambda content: self.write({"static/picture.png": b"\x89PNG" + content}),
            "unpublish": lambda _: (self.folder / "feed.xml").unlink(missing_ok=True),
            "limit": lambda limit: setattr(self, "limit", limit),
        }
        steps[what](*values)
        self.options = ("--now", f"2024-05-{self.now:02}", "--limit", str(self.limit))

    def rename(self, number: int, other: int) -> None:
        """Rename a post, if it is there, to what another may be called, and touch it."""
        if self.path(number).exists():
            self.path(other).parent.mkdir(parents=True, exist_ok=True)
            self.path(number).rename(self.path(other)).touch()

    def configure(self, number: int) -> None:
        """Write another configuration, or the first."""
        known = (self.kind.files, *self.kind.configurations)
        self.write(known[number % len(known)])


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
@given(steps=STEPS)
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_kept_never_shows(name: str, steps: list[tuple[str, object]], cache: Path) -> None:
    """After each step: the same feed, messages, report and exit code as a build without it."""
    shutil.rmtree(cache, ignore_errors=True)
    with TemporaryDirectory() as folder:
        site = Site(Path(folder), KINDS[name])
        for step in steps:
            site.step(*step)
            run = site.build()
            whole = site.build("--no-index")
            assert run.outcome == whole.outcome
            assert whole.changed == []
            assert site.build().outcome == whole.outcome
