"""The section of a site that a post is in."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from feedkit.entries.dialects import dialect_named
from feedkit.entries.sections import section_of


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("a.md", None),
        ("posts/a.md", "posts"),
        ("_posts/a.md", "posts"),
        ("posts/news/a.md", "posts"),
        ("src/pages/blog/a.md", "blog"),
        ("content/blog/a.md", "blog"),
        ("content/a.md", None),
        ("data/blog/2024/05/a.md", "blog"),
        ("2024/05/a.md", None),
        ("2024-05/notes/a.md", "notes"),
        ("blog/hello/index.md", "blog"),
        ("hello/index.md", None),
        ("blog/2024-01-01-hello/index.mdx", "blog"),
        ("Field notes/a.md", "Field notes"),
        ("ملاحظات/a.md", "ملاحظات"),
        ("app/(site)/journal/a.mdx", "journal"),
        ("_/a.md", None),
        ("Content/Blog/a.md", "Blog"),
    ],
)
def test_the_first_folder_that_a_reader_would_name(path: str, section: str | None) -> None:
    """No container of all, no date, and not the folder of a bundle."""
    assert section_of(PurePosixPath(path)) == section


LANGUAGES = {"default_language": "en", "languages": {"en": {}, "de": {}}}
CONTENT = {"content": [{"folder": "www"}], **LANGUAGES}


@pytest.mark.parametrize(
    ("dialect", "settings", "path", "section"),
    [
        # https://gohugo.io/content-management/sections/: a top-level directory, whatever its name
        ("hugo", {}, "content/posts/a.md", "posts"),
        ("hugo", {}, "content/posts/2024/a.md", "posts"),
        ("hugo", {}, "content/docs/a.md", "docs"),
        ("hugo", {}, "content/2024/a.md", "2024"),
        ("hugo", {}, "content/a.md", None),
        ("hugo", {}, "content/hello/index.md", None),
        ("hugo", {"content": [{"folder": "content/de"}]}, "content/de/blog/a.md", "blog"),
        # https://www.getzola.org/documentation/content/overview/
        ("zola", {}, "content/blog/a.md", "blog"),
        ("zola", {}, "content/blog/a/index.md", "blog"),
        ("zola", {}, "content/a.md", None),
        # https://jekyllrb.com/docs/posts/#categories, https://jekyllrb.com/docs/collections/
        ("jekyll", {}, "_posts/2024-01-01-a.md", "posts"),
        ("jekyll", {}, "_posts/news/2024-01-01-a.md", "posts"),
        ("jekyll", {}, "news/_posts/2024-01-01-a.md", "news"),
        ("jekyll", {}, "_drafts/a.md", "posts"),
        ("jekyll", {}, "_recipes/a.md", "recipes"),
        ("jekyll", {"collections_folder": "all"}, "all/_posts/2024-01-01-a.md", "posts"),
        ("jekyll", {}, "2024-01-01-a.md", None),
        ("hexo", {}, "source/_posts/a.md", "posts"),
        ("astro", {}, "src/content/blog/a.md", "blog"),
        ("astro", {}, "src/pages/posts/a.md", "posts"),
        ("astro", LANGUAGES, "src/content/de/blog/a.md", "blog"),
        ("astro", LANGUAGES, "src/content/blog/de/a.md", "blog"),
        ("gatsby", {}, "content/blog/a/index.md", "blog"),
        ("gatsby", {}, "src/pages/blog/a.md", "blog"),
        ("eleventy", CONTENT, "www/articles/a.md", "articles"),
        ("eleventy", {"content": [{"folder": "a/posts"}]}, "a/posts/x/y.md", "posts"),
        ("nextjs", {}, "app/blog/hello/page.mdx", "blog"),
        ("nextjs", {}, "app/hello/page.mdx", None),
        ("nextjs", {}, "_posts/a.md", "posts"),
        ("nextjs", {}, "data/blog/a.mdx", "blog"),
        ("vitepress", {}, "docs/posts/a.md", "posts"),
        ("obsidian", {}, "content/Garden/a.md", "Garden"),
        ("docusaurus", {}, "blog/2024-01-01-a.md", "blog"),
        ("docusaurus", {}, "i18n/de/docusaurus-plugin-content-blog/2024-01-01-a.md", "blog"),
        ("mkdocs", {}, "docs/blog/posts/a.md", "blog"),
        ("mkdocs", {"content": [{"folder": "pages2"}]}, "pages2/news/a.md", "news"),
        ("pelican", {}, "content/news/a.md", "news"),
        ("pelican", {"content": [{"folder": "texts"}]}, "texts/news/a.md", "news"),
        ("nikola", {}, "posts/a.rst", "posts"),
    ],
)
def test_what_generators_call_a_section(
    dialect: str, settings: dict[str, object], path: str, section: str | None
) -> None:
    """Where one documents sections, they are that; else the first folder below the content."""
    assert dialect_named(dialect).of(settings).section(PurePosixPath(path)) == section
