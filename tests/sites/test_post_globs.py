"""Where a folder keeps its posts, when its configuration does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedkit.sites.files import SiteFiles
from feedkit.sites.survey import post_globs

if TYPE_CHECKING:
    from pathlib import Path


POST = "---\ntitle: A\ndate: 2024-01-01\n---\n"


@pytest.mark.parametrize(
    ("names", "globs"),
    [
        (("content/a/index.md", "content/b/index.md"), ("content/**/index.*",)),
        (("content/a.md", "content/b/c.md"), ("content/**",)),
        # Bundles beside a series in plain files.
        (("content/a/index.md", "content/series/b.md"), ("content/**",)),
        (("content/a/index.md", "content/series/b/index.md"), ("content/**/index.*",)),
        (("a/index.md", "b/index.md"), ("**/index.*",)),
        # The home page has a date: Nextra's own example.
        (("pages/index.mdx", "pages/posts/a.mdx"), ("*/index.*", "pages/posts/**")),
        (("content/2024/a.md", "content/en/b.md"), ("content/**",)),
    ],
)
def test_where_posts_are(tmp_path: Path, names: tuple[str, ...], globs: tuple[str, ...]) -> None:
    """Globs of all posts with a date, none of them within another."""
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST, encoding="utf-8")
    assert post_globs(SiteFiles(tmp_path), "") == globs
