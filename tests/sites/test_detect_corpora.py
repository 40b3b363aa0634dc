"""Real sites, where there are some: what their own configurations say of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CORPORA
from made_sites import value

from feedkit.sites.detect import detect

# blog, root of its site, dialect, title, address
BLOGS = [
    ("35percent", "", "gatsby", "Gatsby + Netlify CMS Starter", None),
    ("antfu", "", "vitepress", None, None),
    ("babel", "website", "docusaurus", "Babel", "https://babeljs.io/"),
    ("blog_os", "blog", "zola", "Writing an OS in Rust", "https://os.phil-opp.com/"),
    ("dask-blog", "", "jekyll", "Dask Working Notes", "https://blog.dask.org/"),
    ("fluxcd", "", "hugo", "Flux", None),
    ("harmony-one", "", "gatsby", "Harmony", None),
    ("hexo-site", "", "hexo", "Hexo", "https://hexo.io/"),
    ("jxnl", "", "mkdocs", "Jason Liu", "https://jxnl.co/"),
    ("miguelmachado", "", "astro", None, "https://miguelmachado.dev/"),
    ("overreacted", "", "nextjs", None, None),
    ("srcco-de", "", "nikola", "SRCco.de", "https://srcco.de/"),
]
THERE = [blog for blog in BLOGS if Path(CORPORA, blog[0]).is_dir()]


@pytest.mark.parametrize(("name", "folder", "dialect", "title", "url"), THERE)
def test_a_real_site_is_understood(
    name: str, folder: str, dialect: str, title: str | None, url: str | None
) -> None:
    """Dialect, title and address; and the globs find files."""
    root = CORPORA / name / folder
    site = detect(root)
    assert site is not None
    assert (site.dialect, value(site.title)) == (dialect, title)
    assert value(site.url) == url
    assert any(
        any(root.glob(f"{glob}/*" if glob.endswith("**") else glob)) for glob in site.sources
    )
