"""Links of posts to pages that are no posts, which are read when a post links to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import pytest
from indexed import Blog

if TYPE_CHECKING:
    from pathlib import Path

Files: TypeAlias = Mapping[str, str]
#: What a post holds, and the address that a reader finds there.
Rows: TypeAlias = list[tuple[str, str]]

ROOT = "https://x.example/base/"
TITLED = "---\ntitle: A page\n---\nText.\n"


def addresses(blog: Blog, post: str, front: str, links: list[str]) -> tuple[list[str], str]:
    """Return where the links in a post lead, and what the build said."""
    text = "\n\n".join(links)
    blog.write({post: f"{front}\n\n{text}\n"})
    run = blog.build("-o", "feed.json", "--no-index", "-q")
    content = run.report and (blog.folder / "feed.json").read_text()
    return re.findall(r'href=\\"([^"]*)\\"', content or ""), run.messages


def agree(blog: Blog, post: str, front: str, rows: Rows) -> None:
    """Check that each link leads where it should, and that nobody is warned."""
    found, messages = addresses(blog, post, front, [text for text, _ in rows])
    assert found == [ROOT + address for _, address in rows]
    assert messages == ""


JEKYLL: Files = {
    "_config.yml": (
        "title: T\nurl: https://x.example\nbaseurl: /base\n"
        "collections: {docs: {output: true, permalink: '/d/:path/'}, notes: {output: true}}\n"
        "defaults: [{scope: {path: '', type: posts}, values: {permalink: '/b/:title/'}},\n"
        "           {scope: {path: handed, type: pages}, values: {permalink: '/down/'}}]\n"
    ),
    "about me.md": TITLED,
    "cv.md": "---\npermalink: /curriculum/\n---\n",
    "away.md": "---\npermalink: https://x.example/base/away/\n---\n",
    "a/index.html": TITLED,
    "index.md": TITLED,
    "_pages/named.md": "---\npermalink: /named/\n---\n",
    "_docs/deep/one.md": TITLED,
    "_docs/two.md": "---\npermalink: /own/:basename/\n---\n".replace(":basename", "two"),
    "_notes/n.md": TITLED,
    "handed/page.md": TITLED,
}
# https://jekyllrb.com/docs/permalinks/#pages, #collections, /docs/liquid/tags/#link
JEKYLL_ROWS: Rows = [
    ("[x]({% link about me.md %})", "about%20me.html"),
    ("[x]({% link cv.md %}#y)", "curriculum/#y"),
    ("[x]({% link away.md %})", "away/"),
    ("[x]({% link /a/index.html %})", "a/"),
    ("[x]({% link index.md %})", ""),
    ("[x]({% link _pages/named.md %})", "named/"),
    ("[x]({% link _docs/deep/one.md %})", "d/deep/one/"),
    ("[x]({% link _docs/two.md %})", "own/two/"),
    ("[x]({% link _notes/n.md %})", "notes/n.html"),
    ("[x]({% link handed/page.md %})", "down/"),
    # https://github.com/benbalter/jekyll-relative-links
    ("[x](../cv.md#y)", "curriculum/#y"),
]


def test_jekyll(tmp_path: Path) -> None:
    """Pages and documents of collections are where their front matter, or what they are, says."""
    blog = Blog(tmp_path, options=())
    blog.write(JEKYLL)
    agree(blog, "_posts/2024-05-01-a.md", "---\n---", JEKYLL_ROWS)


@pytest.mark.parametrize(
    ("style", "address"),
    [("pretty", "cv/"), ("/:title/", "cv/"), ("/:title:output_ext", "cv.html"), ("/:title", "cv")],
)
def test_pages_of_jekyll_end_as_posts_do(tmp_path: Path, style: str, address: str) -> None:
    """https://jekyllrb.com/docs/permalinks/#pages."""
    blog = Blog(tmp_path, options=())
    settings = f"url: https://x.example\nbaseurl: /base\npermalink: '{style}'\n"
    blog.write({"_config.yml": settings, "cv.md": TITLED})
    agree(blog, "_posts/2024-05-01-a.md", "---\n---", [("[x]({% link cv.md %})", address)])


def test_what_is_no_page_is_a_broken_link(tmp_path: Path) -> None:
    """Neither a file outside of the site nor a draft is a page that somebody can look at."""
    blog = Blog(tmp_path / "site", options=())
    blog.write({"_config.yml": "url: https://x.example\nbaseurl: /base\n", "_drafts/d.md": TITLED})
    (tmp_path / "out.md").write_text(TITLED)
    links = ["[x]({% link ../out.md %})", "[x]({% link _drafts/d.md %})", "[x]({% link no.md %})"]
    found, messages = addresses(blog, "_posts/2024-05-01-a.md", "---\n---", links)
    assert found == [f"{ROOT}2024/05/01/a.html"] * 3
    assert messages.count("links to a post that is not there") == 0  # -q
    assert "../out.md" in blog.build("-o", "feed.json", "--no-index").messages


PELICAN: Files = {
    "pelicanconf.py": (
        "SITENAME = 'T'\nSITEURL = 'https://x.example/base'\nPATH = 'content'\nAUTHOR = 'A'\n"
        "DEFAULT_LANG = 'en'\nPAGE_PATHS = ['pages', 'more/pages']\n"
        "TAG_URL = 'tags.html#{slug}'\nCATEGORY_URL = 'cat/{slug}/'\n"
    ),
    "content/pages/about.md": "Title: About Me\n\nText.\n",
    "content/more/pages/de.md": "Title: Über\nSlug: over\nLang: de\n\nText.\n",
    "content/pages/draft.md": "Title: Draft page\nStatus: draft\n\nText.\n",
    "content/pages/own.md": "Title: Own\nStatus: hidden\nUrl: own/x/\n\nText.\n",
}
# https://docs.getpelican.com/en/stable/content.html#linking-to-internal-content and the next
PELICAN_ROWS: Rows = [
    ("[x]({filename}/pages/about.md)", "pages/about-me.html"),
    ("[x]({filename}../pages/about.md#y)", "pages/about-me.html#y"),
    ("[x](|filename|/pages/about.md)", "pages/about-me.html"),
    ("[x]({filename}/more/pages/de.md)", "pages/over-de.html"),
    ("[x]({filename}/pages/draft.md)", "drafts/pages/draft-page.html"),
    ("[x]({filename}/pages/own.md)", "own/x/"),
    ("[x]({tag}machine learning)", "tags.html#machine-learning"),
    ('[x]({tag}C "title")', "tags.html#c"),
    ('<a href="{category}Blog">x</a>', "cat/blog/"),
    ("[x]({author}Ada Lovelace)", "author/ada-lovelace.html"),
    ("[x]({index})", ""),
    ("[x]({index}#y)", "#y"),
    ("[x][y], of which {tag}s and {author}s speak\n\n[y]: {tag}x", "tags.html#x"),
]


def test_pelican(tmp_path: Path) -> None:
    """Pages and lists are where the settings put them."""
    blog = Blog(tmp_path, options=())
    blog.write(PELICAN)
    agree(blog, "content/blog/a.md", "Title: A\nDate: 2024-05-01", PELICAN_ROWS)
    assert "of which {tag}s and {author}s speak" in (tmp_path / "feed.json").read_text()


def test_a_slug_that_takes_too_long_is_no_address(tmp_path: Path) -> None:
    """A regular expression of the site's that makes no sense costs a link, not the feed."""
    blog = Blog(tmp_path, options=())
    odd = PELICAN["pelicanconf.py"] + "SLUG_REGEX_SUBSTITUTIONS = [('(', '')]\n"
    blog.write({"pelicanconf.py": odd})
    links = ["[x]({tag}x)"]
    front = "Title: A\nSlug: a\nDate: 2024-05-01"
    assert addresses(blog, "content/a.md", front, links) == ([ROOT], "")


MKDOCS: Files = {
    "mkdocs.yml": (
        "site_name: T\nsite_url: https://x.example/base/\nplugins: [blog]\n"
        "theme: {name: material}\n"
    ),
    "docs/index.md": "# Home\n",
    "docs/guide/README.md": "# Guide\n",
    "docs/guide/set up.md": "# Setting up\n",
    "docs/blog/index.md": "# Blog\n",
}
# https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages
MKDOCS_ROWS: Rows = [
    ("[x](../../index.md)", ""),
    ("[x](../../guide/README.md#y)", "guide/#y"),
    ("[x](../../guide/set%20up.md)", "guide/set%20up/"),
    ("[x](../index.md)", "blog/"),
]


def test_mkdocs(tmp_path: Path) -> None:
    """Pages beside the blog are where MkDocs puts them, and no broken links."""
    blog = Blog(tmp_path, options=())
    blog.write(MKDOCS)
    agree(blog, "docs/blog/posts/a.md", "---\ndate: 2024-05-01\n---\n# A", MKDOCS_ROWS)
    blog.write({"docs/blog/posts/b.md": "---\ndate: 2024-05-01\ndraft: true\n---\n# B\n"})
    links = ["[x](b.md)", "[x](../../none.md)"]
    addresses(blog, "docs/blog/posts/a.md", "---\ndate: 2024-05-01\n---\n# A", links)
    said = blog.build("-o", "feed.json", "--no-index").messages
    assert re.findall(r"not there: '(.*)'", said) == ["b.md", "../../none.md"]
