"""Whatever changes what a build would find is noticed, whatever was kept of the last one."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
from indexed import NOW, Blog, post, settled, twin


def png(width: int) -> bytes:
    """Return the beginning of a picture, which is all that anybody reads of it."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, 9, 8, 2, 0, 0, 0)


Files: TypeAlias = Mapping[str, str | bytes]
FEEDKIT = '[site]\ntitle = "Notes"\nurl = "https://x.example/"\n'
TEXTS = '[[collections]]\nname = "texts"\nsource = "texts"\n'
TALKS = '[[collections]]\nname = "talks"\nsource = "talks"\n'
TWO: Files = {
    "feedkit.toml": FEEDKIT + TEXTS + TALKS,
    "texts/a.md": post("Text", 1),
    "talks/a.md": post("Talk", 1),
}
POSTS: Files = {
    "posts/a.md": post("Older", 1),
    "posts/b.md": post("Newer", 2),
    "posts/c.md": post("A draft", 3, more="draft: true\n"),
    "posts/d.md": post("Later", 4, more="expiryDate: 2024-05-20\n"),
}
HUGO: Files = {
    "hugo.toml": 'title = "Hugo"\nbaseURL = "https://x.example/"\n',
    "content/posts/a.md": post("Older", 1),
    "content/posts/b.md": post("Newer", 2),
    "content/posts/b/more.md": post("More", 3),
}
HUGO_WITH_DRAFTS = "buildDrafts = true\nbaseURL = 'https://x.example/'\n"
BUNDLE: Files = {**HUGO, "content/posts/b/index.md": post("Leaf", 5)}
JEKYLL: Files = {
    "_config.yml": "title: Jekyll\nurl: https://x.example\nauthor: ada\n",
    "_data/authors.yml": "ada: {name: Ada, email: ada@x.example}\n",
    "_posts/2024-05-01-a.md": "---\ntitle: A\nauthor: ada\n---\nText.\n",
}
MKDOCS: Files = {
    "mkdocs.yml": "site_name: M\nsite_url: https://x.example/\nplugins: [blog, meta]\n",
    "docs/blog/posts/a.md": post(),
    "docs/blog/posts/.meta.yml": "tags: [one]\n",
}
PACKAGE = '{"homepage": "https://x.example/", "author": "Ada"}'
ELEVENTY: Files = {
    "eleventy.config.js": 'export default function () { return { dir: { input: "content" } } }\n',
    "package.json": PACKAGE,
    "content/blog/a.md": post(),
}
PICTURES: Files = {
    "posts/a.md": post(more="image: /a.png\n"),
    "posts/b.md": post("B", 2, more="image: /img/b.png\n"),
    "static/a.png": png(100),
}
RECORDING: Files = {"posts/a.md": post(more="audio: /a.mp3\n"), "static/a.mp3": bytes(1000)}
ARCHIVES: Files = {
    "feedkit.toml": FEEDKIT + '[[feeds]]\npath = "feed.xml"\nlimit = 2\narchive = 2\n',
    **{f"posts/{day}.md": post(f"Post {day}", day) for day in range(1, 8)},
}
BESIDE: Files = {
    "feedkit.toml": 'opml = "feeds.opml"\n'
    + FEEDKIT
    + '[[feeds]]\npath = "feed.xml"\npage = "feed.html"\nstylesheet = true\n',
    **POSTS,
}


def write(name: str, content: str | bytes) -> Callable[[Blog], None]:
    """Return what writes a file, in place if it is there."""
    return lambda blog: blog.write({name: content})


def remove(name: str) -> Callable[[Blog], None]:
    """Return what removes a file or a folder."""

    def removing(blog: Blog) -> None:
        path = blog.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    return removing


def rename(name: str, new: str) -> Callable[[Blog], None]:
    """Return what renames a file."""
    return lambda blog: os.rename(blog.folder / name, blog.folder / new)  # noqa: PTH104 - returns nothing


def link(name: str, target: str) -> Callable[[Blog], None]:
    """Return what makes a symbolic link."""
    return lambda blog: (blog.folder / name).symlink_to(target)


def keeping_time(name: str, content: str | bytes) -> Callable[[Blog], None]:
    """Return what writes a file in place and then sets its time to what it was."""

    def writing(blog: Blog) -> None:
        before = (blog.folder / name).stat()
        blog.write({name: content})
        os.utime(blog.folder / name, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = (blog.folder / name).stat()
        assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)

    return writing


def options(*words: str) -> Callable[[Blog], None]:
    """Return what adds options to the command."""

    def adding(blog: Blog) -> None:
        blog.options += words

    return adding


def swap(blog: Blog) -> None:
    """Let two posts trade their names."""
    one, other = blog.folder / "posts/a.md", blog.folder / "posts/b.md"
    one.rename(blog.folder / "c")
    other.rename(one)
    (blog.folder / "c").rename(other)


def archive(blog: Blog) -> Path:
    """Return the first archive, whatever it is called."""
    return next(iter(sorted(blog.folder.glob("feed*archive*"))))


def empty(path: Path) -> None:
    """Leave nothing in a file."""
    path.write_bytes(b"")


def bytes_name(blog: Blog) -> None:
    """Add a post whose name is in no UTF-8."""
    Path(os.fsdecode(os.fsencode(blog.folder) + b"/posts/\xff.md")).touch()


HERE = ("--url", "https://x.example/", "--now", NOW)
BELOW = ("posts", *HERE)
TOLD = ("--now", NOW)


@dataclass(frozen=True)
class Change:
    """What is done to a blog between two builds."""

    what: str
    files: Files
    do: Callable[[Blog], None]
    options: tuple[str, ...] = BELOW
    before: Callable[[Blog], None] | None = None


PAGE = "---\npermalink: /here/\n---\nText.\n"
SECTION = "---\ntitle: Posts\ncascade: {draft: true}\n---\n"
NOTICED = [
    Change("a section of drafts", HUGO, write("content/posts/_index.md", SECTION), TOLD),
    Change(
        "a section that is public",
        {**HUGO, "content/posts/_index.md": SECTION},
        write("content/posts/_index.md", SECTION.replace("true", "none")),
        TOLD,
    ),
    Change(
        "a section's page removed",
        {**HUGO, "content/posts/_index.md": SECTION},
        remove("content/posts/_index.md"),
        TOLD,
    ),
    Change(
        "a page above all that is looked at",
        HUGO,
        write("content/_index.md", SECTION),
        ("content/posts", *TOLD),
    ),
    Change(
        "what a folder hands down",
        MKDOCS,
        write("docs/blog/posts/.meta.yml", "tags: [two]\n"),
        TOLD,
    ),
    Change(
        "what a folder hands down from now on",
        MKDOCS,
        write("docs/.meta.yml", "tags: [all]\n"),
        TOLD,
    ),
    Change(
        "the permalink of a page that a post links to",
        {**JEKYLL, "_posts/2024-05-01-a.md": "---\n---\n[x]({% link x.md %})\n", "x.md": PAGE},
        write("x.md", PAGE.replace("here", "else")),
        TOLD,
    ),
    Change(
        "a page that a post links to removed",
        {**JEKYLL, "_posts/2024-05-01-a.md": "---\n---\n[x]({% link x.md %})\n", "x.md": PAGE},
        remove("x.md"),
        TOLD,
    ),
    Change("a text", POSTS, write("posts/a.md", post("Older", 1, text="Other text."))),
    Change("as long a text", POSTS, write("posts/a.md", post("Older", 1, text="Some *tent*."))),
    Change(
        "as long a text, and the time put back",
        POSTS,
        keeping_time("posts/a.md", post("Older", 1, text="Some *tent*.")),
    ),
    Change("a title", POSTS, write("posts/a.md", post("Elder", 1))),
    Change("a date", POSTS, write("posts/a.md", post("Older", 9))),
    Change("a draft that is public", POSTS, write("posts/c.md", post("A draft", 3))),
    Change(
        "a draft that is public, as long, and the time put back",
        POSTS,
        keeping_time("posts/c.md", post("A draft", 3, more="draft: 'no'\n")),
        before=write("posts/c.md", post("A draft", 3, more="draft: yes \n")),
    ),
    Change("a draft again", POSTS, write("posts/a.md", post("Older", 1, more="draft: true\n"))),
    Change("a post that cannot be read", POSTS, write("posts/a.md", b"---\ntitle: \xff\n---\n")),
    Change("an expiry", POSTS, write("posts/d.md", post("Later", 4))),
    Change("a new post", POSTS, write("posts/e.md", post("New", 5))),
    Change("a new folder", POSTS, write("posts/2024/e.md", post("New", 5))),
    Change("a post removed", POSTS, remove("posts/a.md")),
    Change("all posts removed", POSTS, remove("posts")),
    Change("a post renamed", POSTS, rename("posts/a.md", "posts/z.md")),
    Change("a post in capitals", POSTS, rename("posts/a.md", "posts/A.md")),
    Change("two posts swapped", POSTS, swap),
    Change("a link to a post", POSTS, link("posts/z.md", "c.md")),
    Change("a link that leads nowhere", POSTS, link("posts/z.md", "nowhere.md")),
    Change(
        "a link that leads somewhere now",
        POSTS,
        write("elsewhere.md", post("From elsewhere", 5)),
        before=link("posts/z.md", "../elsewhere.md"),
    ),
    Change(
        "a link that leads nowhere, removed",
        POSTS,
        remove("posts/z.md"),
        before=link("posts/z.md", "nowhere.md"),
    ),
    Change("a name in no UTF-8", POSTS, bytes_name),
    Change("a first feedkit.toml", POSTS, write("feedkit.toml", FEEDKIT)),
    Change(
        "feedkit.toml",
        {"feedkit.toml": FEEDKIT, **POSTS},
        write("feedkit.toml", FEEDKIT.replace("Notes", "Dates")),
        options=TOLD,
    ),
    Change(
        "what posts are wanted",
        {"feedkit.toml": FEEDKIT, **POSTS},
        write("feedkit.toml", FEEDKIT + "[posts]\ndrafts = true\n"),
        options=TOLD,
    ),
    Change(
        "the time zone, which says when a post is due",
        {"feedkit.toml": FEEDKIT, "a.md": post(day=31, more="publishDate: 2024-06-01 02:00\n")},
        write("feedkit.toml", f"{FEEDKIT}timezone = 'Asia/Tokyo'\n"),
        options=TOLD,
    ),
    Change(
        "the drafts of a generator",
        {**HUGO, "content/posts/c.md": post(more="draft: true\n")},
        write("hugo.toml", HUGO_WITH_DRAFTS),
        options=HERE,
    ),
    Change(
        "an address that is none",
        {"feedkit.toml": FEEDKIT, **POSTS},
        write("feedkit.toml", '[site]\nurl = "x"\n'),
        options=TOLD,
    ),
    Change("an option", POSTS, options("--title", "Other")),
    Change("another", POSTS, options("--drafts")),
    Change("a site around the posts", POSTS, write("hugo.toml", 'title = "Hugo"\n')),
    Change(
        "a repository that ends the site", {**POSTS, **HUGO}, write("posts/.git", "gitdir: x\n")
    ),
    Change("Hugo's title", HUGO, write("hugo.toml", 'title = "New"\n'), options=HERE),
    Change(
        "Hugo's configuration beside another",
        HUGO,
        write("config/_default/hugo.toml", 'title = "New"\n'),
        options=HERE,
    ),
    Change(
        "another generator's configuration",
        JEKYLL,
        write("hugo.toml", 'title = "New"\n'),
        options=HERE,
    ),
    Change("a bundle", HUGO, write("content/posts/b/index.md", post("Leaf", 5)), options=HERE),
    Change("no bundle", BUNDLE, remove("content/posts/b/index.md"), options=HERE),
    Change(
        "Jekyll's author",
        JEKYLL,
        write("_config.yml", "title: Jekyll\nurl: https://x.example\nauthor: Bob\n"),
        options=TOLD,
    ),
    Change("an author", JEKYLL, write("_data/authors.yml", "ada: {name: Ada L.}\n"), options=TOLD),
    Change("no authors", JEKYLL, remove("_data"), options=TOLD),
    Change("package.json", ELEVENTY, write("package.json", PACKAGE.replace("Ada", "Bob")), TOLD),
    Change("a picture", PICTURES, write("static/a.png", png(200))),
    Change("a picture, with the time put back", PICTURES, keeping_time("static/a.png", png(200))),
    Change("no picture", PICTURES, remove("static/a.png")),
    Change("a picture that was missing", PICTURES, write("static/img/b.png", png(200))),
    Change("a folder where a picture should be", PICTURES, write("static/img/c.png", png(200))),
    Change("a recording", RECORDING, write("static/a.mp3", bytes(2000))),
    Change("a feed edited", POSTS, lambda blog: blog.write({"feed.xml": "edited"})),
    Change("a feed removed", POSTS, remove("feed.xml")),
    Change("an archive removed", ARCHIVES, lambda blog: archive(blog).unlink(), options=TOLD),
    Change("an archive edited", ARCHIVES, lambda blog: empty(archive(blog)), options=TOLD),
    Change("a page edited", BESIDE, write("feed.html", "edited"), options=TOLD),
    Change("a stylesheet removed", BESIDE, remove("feed.css"), options=TOLD),
    Change("a list of feeds removed", BESIDE, remove("feeds.opml"), options=TOLD),
    Change("the second collection", TWO, write("talks/b.md", post("Talk")), options=TOLD),
    Change(
        "collections in another order",
        TWO,
        lambda blog: blog.write({"feedkit.toml": FEEDKIT + TALKS + TEXTS}),
        options=TOLD,
    ),
    Change(
        "a post that another one links to",
        {**POSTS, "posts/z.md": post("Z", 9, text="See [it](a.md).")},
        write("posts/a.md", post("Older", 1, more="slug: elsewhere\n")),
    ),
]
# What can be seen of a file, but not of a feed.
NO_CHANGE = [
    Change("a post is touched", POSTS, lambda blog: (blog.folder / "posts/a.md").touch()),
    Change("permissions", POSTS, lambda blog: (blog.folder / "posts/a.md").chmod(0o600)),
    Change("a file beside the posts", POSTS, write("notes.txt", "…")),
    Change("a checkout", POSTS, lambda blog: blog.write(POSTS)),
]


@pytest.mark.parametrize("change", [*NOTICED, *NO_CHANGE], ids=lambda change: change.what)
def test_what_is_changed_is_noticed(change: Change, blog: Blog, builds: list[None]) -> None:
    """Then the build does what one does that has nothing kept of those before it."""
    blog.options = change.options
    blog.write(change.files)
    if change.before:
        change.before(blog)
    before = settled(blog, builds)
    done = len(builds)
    change.do(blog)
    other = twin(blog)
    after = blog.build()
    assert after.outcome == other.build().outcome
    for _ in range(2):
        assert blog.build().outcome == other.build().outcome
    if change in NOTICED:
        assert len(builds) > done
        assert after.changed or after.outcome != before.outcome
    else:
        assert after.outcome == before.outcome
