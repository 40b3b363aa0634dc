"""Whatever is in a configuration: a site, no site, or one line about what is wrong."""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sites import made

from feedkit.errors import ConfigError
from feedkit.sites.detect import detect
from feedkit.sites.signs import SIGNS

if TYPE_CHECKING:
    from feedkit.sites.found import DetectedSite

# A file of each kind, and a text of the kind that belongs there, to begin from.
YAML = (
    'title: A\nurl: https://example.org\nauthor: {name: Ada}\nplugins:\n  - blog: {blog_dir: "."}\n'
)
TOML = 'baseURL = "https://example.org"\nbase_url = "/"\n[params]\nauthor = {name = "Ada"}\n'
JSON = '{"baseURL": "https://example.org", "languages": {"en": {"contentDir": "."}}}'
PYTHON = (
    "SITENAME = BLOG_TITLE = 'A'\nSITEURL = SITE_URL = 'https://example.org'\n"
    "POSTS = (('a/*.md', 'a'),)\n"
)
SCRIPT = (
    "import { a } from './a'\nconst b = { title: `${a}` }\n"
    "export default defineConfig({ ...b, site: 'https://example.org', plugins: [['blog', {}]] })\n"
)
FILES = {
    **dict.fromkeys(("_config.yml", "hugo.yaml", "mkdocs.yml"), YAML),
    **dict.fromkeys(("hugo.toml", "config.toml", "_config.toml"), TOML),
    **dict.fromkeys(("hugo.json", "package.json", ".obsidian/app.json"), JSON),
    **dict.fromkeys(("pelicanconf.py", "conf.py"), PYTHON),
    **dict.fromkeys(("gatsby-config.js", "astro.config.mjs", "docusaurus.config.ts"), SCRIPT),
    **dict.fromkeys((".eleventy.js", "next.config.js", "quartz.config.ts"), SCRIPT),
    **dict.fromkeys((".vitepress/config.ts", "src/content.config.ts", "src/consts.ts"), SCRIPT),
}


@st.composite
def configurations(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a file's name, and any text or one that is nearly right."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + draw(st.text(max_size=8)) + text[end:]
    return name, draw(st.one_of(st.just(text), st.text()))


def detected_or_refused(root: Path) -> DetectedSite | None:
    """Return the site in `root`, None for one that is refused as it should be."""
    try:
        return detect(root)
    except ConfigError as error:
        said = str(error)
    assert "\n" not in said
    assert said.startswith(str(root))
    return None


@given(configurations())
def test_any_configuration_is_a_site_or_none_or_one_line(written: tuple[str, str]) -> None:
    """Never another exception, and what comes back is plain data throughout."""
    name, text = written
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path in (root / name, root / "content" / "a.md"):
            path.parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", errors="replace")
        (root / "content" / "a.md").write_text("---\ndate: 2024-03-05\n---\n", encoding="utf-8")
        site = detected_or_refused(root)
    if site:
        assert site.dialect in SIGNS
        json.dumps(site.settings)
        assert all(isinstance(glob, str) and glob for glob in (*site.sources, *site.exclude))


@given(st.dictionaries(st.sampled_from(sorted(FILES)), st.binary(max_size=50), max_size=4))
def test_any_bytes_are_a_site_or_none_or_one_line(files: dict[str, bytes]) -> None:
    """Files need not be text, and there may be several of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        detected_or_refused(Path(folder))


VALUES = ["", "null", "[]", "{}", "7", "text", "true", "[[]]", "[{}]", "{a: {b: [null]}}"]
KEYS = [
    *("title", "url", "baseurl", "author", "lang", "timezone", "permalink", "collections"),
    *("defaults", "exclude", "include", "markdown_ext", "kramdown", "source", "language"),
    *("source_dir", "plugins", "markdown_extensions", "docs_dir", "theme", "languages", "module"),
    *("permalinks", "params", "cascade", "taxonomies", "frontmatter", "markup", "staticDir"),
]


@pytest.mark.parametrize("name", ["_config.yml", "hugo.yaml", "mkdocs.yml"])
@pytest.mark.parametrize("held", VALUES)
def test_a_value_of_another_kind_is_taken_as_not_said(tmp_path: Path, name: str, held: str) -> None:
    """Every key that is looked at may hold anything."""
    root = made(tmp_path, {name: "".join(f"{key}: {held}\n" for key in KEYS)})
    site = detect(root)
    assert site is not None


def test_a_folder_that_cannot_be_read_has_no_site(tmp_path: Path) -> None:
    """A folder that is not there, a file in its place, a link to itself."""
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert detect(tmp_path / "nothing") is None
    assert detect(tmp_path / "file") is None
    assert detect(tmp_path / "loop") is None


def test_links_that_go_round_are_not_followed(tmp_path: Path) -> None:
    """A folder that is linked within itself is walked once."""
    root = made(tmp_path, {"next.config.js": "", "posts/a.md": "post"})
    (root / "posts" / "again").symlink_to(root, target_is_directory=True)
    site = detect(root)
    assert site is not None
    assert site.sources == ("posts/**",)


def test_the_order_of_files_on_disk_makes_no_difference(tmp_path: Path) -> None:
    """What is found depends on names alone."""
    sites: list[tuple[str, ...]] = []
    for order in (range(30), reversed(range(30))):
        root = tmp_path / str(len(sites))
        for number in order:
            folder = root / "content" / f"section-{number}"
            folder.mkdir(parents=True)
            (folder / "a.md").write_text("---\ndate: 2024-03-05\n---\n")
        (root / "hugo.toml").write_text("")
        site = detect(root)
        assert site is not None
        sites.append(site.sources)
    assert sites[0] == sites[1]


def test_many_posts_take_no_time(tmp_path: Path) -> None:
    """Only a few files of each folder are looked into."""
    (tmp_path / "next.config.js").write_text("")
    folder = tmp_path / "posts"
    folder.mkdir()
    for number in range(3_000):
        os.link(_one(tmp_path), folder / f"{number}.md")
    started = time.perf_counter()
    site = detect(tmp_path)
    assert time.perf_counter() - started < 2
    assert site is not None
    assert site.sources == ("posts/**",)


def _one(folder: Path) -> Path:
    path = folder / "post.txt"
    if not path.exists():
        path.write_text("---\ndate: 2024-03-05\n---\n")
    return path
