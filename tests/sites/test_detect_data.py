"""Sites whose configuration is data: Jekyll, Hexo, Hugo, Zola, MkDocs, Quartz and vaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_sites import detected, made, value

from feedkit.errors import ConfigError
from feedkit.looked import looking
from feedkit.posts.globs import matcher
from feedkit.sites.detect import detect, find_site
from feedkit.sites.found import Author, Found

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


JEKYLL = """\
title: Field notes
description: What grows where
url: https://example.org
baseurl: /notes
author: {name: Ada, email: ada@example.org, uri: https://ada.example.org}
lang: en_GB
timezone: Europe/London
permalink: pretty
future: true
show_drafts: true
excerpt_separator: <!-- more -->
exclude: [drawer/, README.md]
collections_dir: shelf
collections:
  books: {output: true, permalink: "/books/:path/"}
kramdown: {smart_quotes: apos}
defaults:
  - scope: {path: _posts/long, type: posts}
    values: {layout: long}
  - scope: {path: "", type: posts}
    values: {layout: post}
  - scope: {path: ""}
    values: {layout: page}
"""


def test_jekyll(tmp_path: Path) -> None:
    """https://jekyllrb.com/docs/configuration/options/ and its neighbours."""
    site = detected(tmp_path, {"_config.yml": JEKYLL, "_data/authors.yml": "ada: {name: Ada L}"})
    assert site.dialect == "jekyll"
    assert site.title == Found(value="Field notes", where="_config.yml: title")
    assert site.url == Found(value="https://example.org/notes/", where="_config.yml: url, baseurl")
    assert site.author == Found(
        value=Author(name="Ada", email="ada@example.org", url="https://ada.example.org"),
        where="_config.yml: author",
    )
    assert site.language == Found(value="en-GB", where="_config.yml: lang")
    assert site.timezone == Found(value="Europe/London", where="_config.yml: timezone")
    assert site.missing == ()
    assert site.sources == (
        *("**/_posts/**", "shelf/**/_posts/**", "**/_drafts/**", "shelf/**/_drafts/**"),
    )
    assert {"_site/**", "drawer/**", "/README.md*", "vendor/bundle/**"} <= set(site.exclude)
    assert [path.name for path in site.config] == ["_config.yml"]
    settings = dict(site.settings)
    defaults, texts = settings.pop("defaults"), settings.pop("texts")
    assert isinstance(texts, dict)
    assert {"title": "Field notes", "author.name": "Ada"}.items() <= texts.items()
    assert "future" not in texts
    assert settings == {
        "permalink": "pretty",
        "collections_folder": "shelf",
        "collections": {
            "books": {"output": True, "permalink": "/books/:path/", "folder": "shelf/_books"}
        },
        "future": True,
        "drafts": True,
        "excerpt_separator": "<!-- more -->",
        "authors_files": ["_data/authors.yml"],
        "markdown": {"options": {"smart_quotes": "apos"}},
        "static": {"": "/"},
        "output": "_site",
    }
    # https://jekyllrb.com/docs/configuration/front-matter-defaults/: longer paths and types win.
    assert defaults == [
        {"path": "", "type": None, "values": {"layout": "page"}},
        {"path": "", "type": "posts", "values": {"layout": "post"}},
        {"path": "_posts/long", "type": "posts", "values": {"layout": "long"}},
    ]


@pytest.mark.parametrize(
    ("config", "url"),
    [
        ("url: https://example.org/", "https://example.org/"),
        ("url: https://example.org/a\nbaseurl: /a", "https://example.org/a/"),
        ("url: https://example.org/a\nbaseurl: ''", "https://example.org/a/"),
        ("url: ''\nbaseurl: /a", None),
        ("url: http://localhost:4000", None),
        ("url: example.org", None),
        ("url: //example.org", None),
        ("url: https://", None),
        ("url: https://bücher.example", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_absolute_with_its_base_path_or_none(
    tmp_path: Path, config: str, url: str | None
) -> None:
    """A path of the site's own counts once; what nobody else can open counts for nothing."""
    site = detected(tmp_path, {"_config.yml": config})
    assert value(site.url) == url
    assert ("url" in site.missing) is (url is None)


@pytest.mark.parametrize(
    ("files", "url"),
    [
        ({"_config.yml": "title: A", "CNAME": "notes.example.org\n"}, "https://notes.example.org/"),
        ({"hugo.toml": "title = 'A'", "static/CNAME": "a.example.org"}, "https://a.example.org/"),
        ({"mkdocs.yml": "site_name: A", "docs/CNAME": "a.example.org"}, "https://a.example.org/"),
        ({"_config.yml": "url: https://b.example", "CNAME": "a.example"}, "https://b.example/"),
        ({"_config.yml": "title: A", "CNAME": "two.example.org\nnames.example.org"}, None),
    ],
)
def test_a_custom_domain_is_the_address_where_none_is_given(
    tmp_path: Path, files: Mapping[str, str], url: str | None
) -> None:
    """https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site."""
    found = detected(tmp_path, files).url
    assert (found and found.value) == url


def test_jekyll_knows_its_author_by_a_key(tmp_path: Path) -> None:
    """jekyll-feed looks the site's author up in the data of authors."""
    authors = "ada: {name: Ada Lovelace, email: ada@example.org}"
    site = detected(tmp_path, {"_config.yml": "author: ada", "_data/authors.yml": authors})
    assert site.author == Found(
        value=Author(name="Ada Lovelace", email="ada@example.org"),
        where="_data/authors.yml: ada",
    )


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("author: Ada", Author(name="Ada", email="mail@example.org")),
        (
            "author: Ada <ada@example.org> (https://ada.example.org)",
            Author(name="Ada", email="ada@example.org", url="https://ada.example.org"),
        ),
        ("author: {name: Ada, url: /about}", Author(name="Ada")),
        ("author: [{name: Ada}, {name: Bob}]", Author(name="Ada")),
        ("author: {twitter: ada}", None),
        ("author: ''", None),
        ("author: 7", None),
    ],
)
def test_an_author_has_many_shapes(tmp_path: Path, written: str, author: Author | None) -> None:
    """A text, a mapping, a list of them; an address that is not absolute is none."""
    site = detected(tmp_path, {"_config.yml": f"{written}\nemail: mail@example.org"})
    assert value(site.author) == author


def test_al_folio_calls_a_site_by_its_authors_name(tmp_path: Path) -> None:
    """https://github.com/alshedivat/al-folio/blob/main/_config.yml: its title is "blank" then."""
    names = "first_name: Ada\nmiddle_name:\nlast_name: L"
    site = detected(tmp_path, {"_config.yml": f"title: blank\n{names}"})
    assert value(site.title) == "Ada L"
    assert value(site.author) == Author(name="Ada L")
    site = detected(tmp_path, {"_config.yml": f"title: Notes\n{names}"})
    assert value(site.title) == "Notes"
    assert value(detected(tmp_path, {"_config.yml": "title: blank"}).title) == "blank"


def test_jekyll_in_a_folder_of_its_own_and_in_toml(tmp_path: Path) -> None:
    """`source` moves all that is read."""
    site = detected(
        tmp_path, {"_config.toml": "source = 'docs'\ntitle = 7\ncollections = ['books']"}
    )
    assert site.title == Found(value="7", where="_config.toml: title")
    assert site.sources == ("docs/**/_posts/**", "docs/**/_drafts/**")
    assert site.settings["collections"] == {"books": {"folder": "docs/_books"}}


HEXO = """\
title: Field notes
subtitle: ""
author: Ada
language: [zh-CN, en]
timezone: ""
url: https://example.org/blog
root: /blog/
permalink: :year/:title/
new_post_name: :year-:month-:day-:title.md # File name of new posts
filename_case: 1
default_category: other
category_map: {Wild flowers: wild}
pretty_urls: {trailing_index: false, trailing_html: true}
skip_render: _posts/raw/*
future: false
source_dir: src
encrypt: {message: Hm, tags: [{name: diary, password: abc}, {password: abc}, x]}
"""


def test_hexo(tmp_path: Path) -> None:
    """https://hexo.io/docs/configuration."""
    site = detected(tmp_path, {"_config.yml": HEXO})
    assert site.dialect == "hexo"
    assert site.url == Found(value="https://example.org/blog/", where="_config.yml: url")
    assert site.language == Found(value="zh-CN", where="_config.yml: language")
    assert site.missing == ("description", "timezone")
    assert site.sources == ("src/_posts/**", "src/_drafts/**")
    assert site.exclude == ("src/_posts/raw/*",)
    assert site.settings == {
        "permalink": ":year/:title/",
        "filename_pattern": ":year-:month-:day-:title.md",
        "filename_case": 1,
        "trailing_index": False,
        "trailing_html": True,
        "default_language": "zh-CN",
        "languages": {"en": {}},
        "locked_tags": ["diary"],
        "future": False,
        "default_category": "other",
        "category_map": {"Wild flowers": "wild"},
        "static": {"src": "/"},
        "output": "public",
    }


def test_plug_ins_of_hexos_markdown_it(tmp_path: Path) -> None:
    """https://github.com/hexojs/hexo-renderer-markdown-it: a name, or one with options."""
    plugins = "[markdown-it-abbr, {name: markdown-it-container, options: note}, 7]"
    config = f"source_dir: source\nmarkdown: {{plugins: {plugins}}}"
    markdown = detected(tmp_path, {"_config.yml": config}).settings["markdown"]
    assert isinstance(markdown, dict)
    assert markdown["plugins"] == ["markdown-it-abbr", "markdown-it-container"]


@pytest.mark.parametrize("enabled", [True, False])
def test_hexo_spells_addresses_in_ascii(tmp_path: Path, *, enabled: bool) -> None:
    """https://github.com/viko16/hexo-permalink-pinyin does nothing unless it is enabled."""
    options = f"{{enable: {enabled}, separator: _}}".lower()
    files = {"_config.yml": f"source_dir: source\npermalink_pinyin: {options}"}
    settings = detected(tmp_path, files).settings
    assert settings.get("pinyin") == ({"enable": True, "separator": "_"} if enabled else None)


@pytest.mark.parametrize(
    ("config", "package", "key"),
    [
        ("", '{"dependencies": {"hexo-hide-posts": "1"}}', "hidden"),
        ("hide_posts: {noindex: true}", "{}", "hidden"),
        ("hide_posts: {enable: true, filter: secret}", "{}", "secret"),
        ("hide_posts: {enable: false}", '{"dependencies": {"hexo-hide-posts": "1"}}', None),
        ("", "{}", None),
    ],
)
def test_hexo_hides_posts_by_a_key(
    tmp_path: Path, config: str, package: str, key: str | None
) -> None:
    """https://github.com/prinsss/hexo-hide-posts works unconfigured, and can be switched off."""
    files = {"_config.yml": f"source_dir: source\n{config}", "package.json": package}
    assert detected(tmp_path, files).settings.get("hidden_by") == key


@pytest.mark.parametrize(
    ("files", "dialect"),
    [
        ({"_config.yml": "title: A"}, "jekyll"),
        ({"_config.yml": "title: A", "_posts/2024-01-01-a.md": "post"}, "jekyll"),
        ({"_config.yml": "new_post_name: :title.md"}, "hexo"),
        ({"_config.yml": "title: A", "source/_posts/a.md": "post"}, "hexo"),
        # Octopress
        ({"_config.yml": "source: source\ncode_dir: code", "source/_posts/a.md": "post"}, "jekyll"),
        ({"_config.yml": "destination: public", "source/_posts/a.md": "post"}, "jekyll"),
        ({"_config.yml": "title: A", "package.json": '{"dependencies": {"hexo": "1"}}'}, "hexo"),
        ({"config.toml": "baseURL = '/'", "content/a.md": "post"}, "hugo"),
        ({"config.yaml": "languageCode: en", "themes/a/b": ""}, "hugo"),
        ({"config.toml": "base_url = 'https://example.org'", "content/a.md": "post"}, "zola"),
        ({"zola.toml": "base_url = 'https://example.org'", "templates/a": ""}, "zola"),
        ({"config.toml": "[database]", "content/a.md": "post"}, None),
        ({"config.toml": "baseURL = '/'"}, None),
        ({"config.toml": "no toml at all"}, None),
        ({"conf.py": "project = 'Sphinx'"}, None),
        ({"conf.py": "BLOG_TITLE = 'A'"}, "nikola"),
        ({"vite.config.ts": "export default {}"}, None),
        ({"package.json": '{"name": "a"}'}, None),
        ({"package.json": "{"}, None),
        ({}, None),
    ],
)
def test_names_that_several_programs_use_are_told_apart(
    tmp_path: Path, files: Mapping[str, str], dialect: str | None
) -> None:
    """By keys that only one of them has, and by what lies beside."""
    site = detect(made(tmp_path, files))
    assert (site and site.dialect) == dialect


HUGO_TOML = """\
baseurl = "https://example.org/"
Title = "Field notes"
languageCode = "en-gb"
timeZone = "Europe/London"
disablePathToLower = true
uglyURLs = false
ignoreFiles = ['\\.draft\\.md$']
buildFuture = true
enableGitInfo = true
[author]
name = "Ada"
[params]
Description = "What grows where"
mainSections = ["posts", "log"]
contact.phone = 11
[permalinks]
posts = "/:year/:slug/"
[permalinks.page]
log = "/log/:filename/"
[permalinks.section]
posts = "/archive/"
[frontmatter]
date = [":filename", ":default"]
lastmod = [":git", "lastmod"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions.typographer]
disable = true
[taxonomies]
tag = "tags"
[[cascade]]
show = true
[cascade.target]
path = "/posts/**"
kind = "page"
"""


def test_hugo(tmp_path: Path) -> None:
    """https://gohugo.io/configuration/all/, with keys in any case."""
    site = detected(tmp_path, {"hugo.toml": HUGO_TOML})
    assert site.dialect == "hugo"
    assert site.title == Found(value="Field notes", where="hugo.toml: title")
    assert site.url == Found(value="https://example.org/", where="hugo.toml: baseURL")
    assert site.language == Found(value="en-gb", where="hugo.toml: languageCode")
    assert site.missing == ()
    assert site.sources == ("content/posts/**", "content/log/**")
    assert site.settings == {
        "permalinks": {"posts": "/:year/:slug/", "log": "/log/:filename/"},
        "content": [{"folder": "content", "prefix": "", "language": None}],
        "cascade": [{"show": True, "target": {"path": "/posts/**", "kind": "page"}}],
        "lowercase_paths": False,
        "ugly_urls": False,
        "date_keys": [":filename", ":default"],
        "updated_keys": [":git", "lastmod"],
        "future": True,
        "use_git_dates": True,
        "ignore_files": ["\\.draft\\.md$"],
        "taxonomies": {"tag": "tags"},
        "markdown": {
            "unsafe": True,
            "typographer": False,
            "extensions": {"typographer": {"disable": True}},
        },
        "static": {"static": "/"},
        "output": "public",
        "texts": {"description": "What grows where", "contact.phone": "11"},
    }


def test_hugo_in_a_configuration_folder_and_several_languages(tmp_path: Path) -> None:
    """https://gohugo.io/configuration/introduction/#configuration-directory, /languages/."""
    site = detected(
        tmp_path,
        {
            "config/_default/hugo.toml": "baseURL = '/'\ndefaultContentLanguage = 'fr'",
            "config/_default/languages.en.toml": (
                "weight = 2\ncontentDir = 'content/en'\ntimeZone = 'Europe/London'"
            ),
            "config/_default/languages.toml": (
                "[fr]\ntitle = 'Notes'\nlocale = 'fr-FR'\ncontentDir = 'content/fr'\n"
                "[de]\ndisabled = true\n[fr.params.author]\nname = 'Ada'"
            ),
            "config/_default/params.fr.toml": "description = 'Ce qui pousse'",
            "config/_default/menus.yaml": "- name: Home",
            "config/_default/permalinks.toml": "posts = '/:slug/'",
            "config/_default/cascade.toml": "[[cascade]]\ndraft = true\ntarget.path = '/wip/**'",
            "config/production/hugo.yaml": "baseURL: https://example.org/",
            "config/staging/hugo.yaml": "baseURL: https://staging.example.org/",
            "content/fr/posts/a.md": "post",
            "content/en/posts/a.md": "post",
            "data/authors/ada.toml": "name = 'Ada'",
        },
    )
    assert site.title == Found(
        value="Notes", where="config/_default/languages.toml: languages.fr.title"
    )
    assert site.url == Found(
        value="https://example.org/", where="config/production/hugo.yaml: baseURL"
    )
    assert value(site.language) == "fr-FR"
    assert value(site.author) == Author(name="Ada")
    assert value(site.description) == "Ce qui pousse"
    assert site.sources == ("content/fr/posts/**", "content/en/posts/**")
    assert site.settings["default_language"] == "fr"
    assert site.settings["languages"] == {
        "fr": {"title": "Notes", "code": "fr-FR", "author": {"name": "Ada"}},
        "en": {"weight": 2, "timezone": "Europe/London"},
        "de": {"disabled": True},
    }
    assert site.settings["texts"] == {"description": "Ce qui pousse", "author.name": "Ada"}
    assert site.settings["permalinks"] == {"posts": "/:slug/"}
    assert site.settings["cascade"] == [{"draft": True, "target": {"path": "/wip/**"}}]
    assert site.settings["authors_files"] == ["data/authors"]


def test_hugo_mounts_replace_the_folder_of_content(tmp_path: Path) -> None:
    """https://gohugo.io/configuration/module/#mounts."""
    site = detected(
        tmp_path,
        {
            "hugo.yaml": (
                "module:\n  mounts:\n"
                "  - {source: content/en, target: content}\n"
                "  - {source: ../notes, target: content/notes, files: ['! wip/**']}\n"
                "  - {source: old, target: content/old, excludeFiles: wip/**, includeFiles: [a]}\n"
                "  - {source: assets, target: assets}\n"
            ),
            "content/en/blog/a.md": "post",
            "content/en/docs/a.md": "page",
        },
    )
    assert site.settings["content"] == [
        {"folder": "content/en", "prefix": "", "language": None},
        {"folder": "../notes", "prefix": "notes", "language": None, "files": ["! wip/**"]},
        {"folder": "old", "prefix": "old", "language": None, "files": ["a", "! wip/**"]},
    ]
    assert site.sources == ("content/en/blog/**", "../notes/**", "old/**")


def test_hugo_without_main_sections_has_those_of_dated_pages(tmp_path: Path) -> None:
    """Not the documentation, no section index, and no single page at the top."""
    site = detected(
        tmp_path,
        {
            "hugo.json": "{}",
            "content/about.md": "post",
            "content/contact/index.md": "post",
            "content/posts/_index.md": "page",
            "content/posts/a.md": "post",
            "content/posts/2024/b/index.md": "post",
            "content/til/2024-01-02-c.md": "page",
            "content/docs/a.md": "page",
            "content/docs/b.md": "page",
            "content/docs/c.md": "post",
        },
    )
    assert site.sources == ("content/posts/**", "content/til/**")


def test_hugo_without_sections_has_all_of_its_content(tmp_path: Path) -> None:
    """A blog may have its posts right below the folder of content."""
    site = detected(tmp_path, {"hugo.toml": "contentDir = 'texts'", "texts/a.md": "post"})
    assert site.sources == ("texts/**",)


ZOLA = """\
base_url = "https://example.org/notes"
title = "Field notes"
author = "Ada"
default_language = "en"
ignored_content = ["*.{draft,old}.md", "*/README.md"]
taxonomies = [{name = "tags", feed = true}, {name = "plants"}]
[slugify]
paths = "safe"
paths_keep_dates = true
[markdown]
smart_punctuation = true
[languages.fr]
title = "Notes"
"""


def test_zola(tmp_path: Path) -> None:
    """https://www.getzola.org/documentation/getting-started/configuration/."""
    site = detected(tmp_path, {"config.toml": ZOLA, "content/_index.md": "page"})
    assert site.url == Found(value="https://example.org/notes/", where="config.toml: base_url")
    assert site.author == Found(value=Author(name="Ada"), where="config.toml: author")
    assert site.missing == ("description", "timezone")
    assert site.sources == ("content/**/*.md",)
    assert "content/**/*.draft.md" in site.exclude
    assert "content/**/README.md" in site.exclude
    assert site.settings == {
        "content": [{"folder": "content", "prefix": "", "language": None}],
        "default_language": "en",
        "languages": {"fr": {"title": "Notes"}},
        "slug": {"paths": "safe", "keep_dates": True},
        "taxonomies": ["tags", "plants"],
        "markdown": {"typographer": True},
        "static": {"static": "/"},
        "output": "public",
    }


MKDOCS = """\
INHERIT: ../base.yml
site_url: !ENV [SITE_URL, "https://example.org/notes/"]
docs_dir: texts
theme: {name: material, language: pt_BR}
plugins:
  - search
  - blog:
      blog_dir: log
      post_dir: "{blog}/entries"
      post_url_format: "{slug}"
      post_url_date_format: yyyy/MM
      draft: true
      draft_if_future_date: true
      post_slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - material/blog: {blog_dir: news, authors_file: "{blog}/people.yml"}
  - blog: {enabled: false, blog_dir: off}
markdown_extensions:
  - admonition
  - toc: {permalink: true}
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
"""


def test_mkdocs(tmp_path: Path) -> None:
    """https://squidfunk.github.io/mkdocs-material/plugins/blog/, with a file it inherits."""
    root = made(
        tmp_path,
        {
            "base.yml": "site_name: Field notes\nsite_author: Ada\nsite_url: https://other.example",
            "site/mkdocs.yml": MKDOCS,
            "site/texts/news/people.yml": "authors: {}",
        },
    )
    site = detect(root / "site")
    assert site is not None
    assert site.title == Found(value="Field notes", where="../base.yml: site_name")
    assert site.url == Found(value="https://example.org/notes/", where="mkdocs.yml: site_url")
    assert site.author == Found(value=Author(name="Ada"), where="../base.yml: site_author")
    assert site.language == Found(value="pt-BR", where="mkdocs.yml: theme.language")
    assert site.sources == ("texts/log/entries/**", "texts/news/posts/**")
    assert site.settings == {
        "blogs": [
            {
                "folder": "log",
                "posts": "log/entries",
                "url_format": "{slug}",
                "url_date_format": "yyyy/MM",
                "drafts": True,
                "future": False,
            },
            {"folder": "news", "posts": "news/posts"},
        ],
        "content": [{"folder": "texts", "prefix": "", "language": None}],
        "authors_files": ["texts/news/people.yml"],
        "markdown": {
            "extensions": {
                "admonition": {},
                "toc": {"permalink": True},
                "pymdownx.emoji": {"emoji_index": None},
            }
        },
        "static": {"texts": "/", "texts/log/entries": "/log", "texts/news/posts": "/news"},
        "output": "site",
    }


def test_mkdocs_with_plugins_as_a_mapping_or_without_the_blog(tmp_path: Path) -> None:
    """The blog's defaults; without it, wherever dated pages are."""
    site = detected(tmp_path, {"mkdocs.yml": "site_name: A\nplugins: {blog: , search: {}}"})
    assert site.sources == ("docs/blog/posts/**",)
    files = {"mkdocs.yml": "site_name: A", "docs/news/a.md": "post", "docs/index.md": "page"}
    assert detected(tmp_path, files).sources == ("docs/news/**",)


@pytest.mark.parametrize(
    ("plugins", "meta_file"),
    [
        ("[blog, meta]", ".meta.yml"),
        ("[blog, material/meta: {meta_file: meta.yml}]", "meta.yml"),
        ("[blog, meta: {enabled: false}]", None),
        ("[blog]", None),
    ],
)
def test_mkdocs_with_the_meta_plugin(tmp_path: Path, plugins: str, meta_file: str | None) -> None:
    """https://squidfunk.github.io/mkdocs-material/plugins/meta/: `enabled` and `meta_file`."""
    site = detected(tmp_path, {"mkdocs.yml": f"site_name: A\nplugins: {plugins}"})
    assert site.settings.get("meta_file") == meta_file


def test_mkdocs_that_inherits_from_itself_is_an_error(tmp_path: Path) -> None:
    """One line, and no endless loop."""
    root = made(tmp_path, {"mkdocs.yml": "INHERIT: mkdocs.yml"})
    with pytest.raises(ConfigError, match="INHERIT: expected a chain of files that ends"):
        detect(root)


def test_mkdocs_inherits_from_a_file_of_any_name(tmp_path: Path) -> None:
    """It is read as YAML; one that is not there is an error."""
    site = detected(tmp_path, {"mkdocs.yml": "INHERIT: base.conf", "base.conf": "site_name: A"})
    assert site.title == Found(value="A", where="base.conf: site_name")
    (tmp_path / "base.conf").unlink()
    with pytest.raises(ConfigError, match=r"base\.conf: cannot be read: there is no such file"):
        detect(tmp_path)


QUARTZ = """\
import { QuartzConfig } from "./quartz/cfg"
import * as Plugin from "./quartz/plugins"
const config: QuartzConfig = {
  configuration: {
    pageTitle: "Field notes",
    baseUrl: "notes.example.org",
    locale: "en-US",
    ignorePatterns: ["private", "templates"],
  },
  plugins: {
    transformers: [Plugin.FrontMatter(), Plugin.CreatedModifiedDate({ priority: ["git"] })],
    filters: [Plugin.RemoveDrafts(), Plugin.ExplicitPublish()],
  },
}
export default config
"""


@pytest.mark.parametrize("base", ["notes.example.org", "https://notes.example.org"])
def test_quartz(tmp_path: Path, base: str) -> None:
    """https://quartz.jzhao.xyz/configuration: an address without a scheme, or with one."""
    text = QUARTZ.replace("notes.example.org", base)
    site = detected(tmp_path, {"quartz.config.ts": text, "content/.obsidian/app.json": "{}"})
    assert site.dialect == "obsidian"
    assert value(site.title) == "Field notes"
    assert value(site.url) == "https://notes.example.org/"
    assert value(site.language) == "en-US"
    assert site.exclude == (
        *("content/private", "content/private/**", "content/templates", "content/templates/**"),
    )
    assert site.settings["published_only"] is True
    assert site.settings["dates_from"] == ["git"]


EXPLICIT = "Plugin.ExplicitPublish()"


@pytest.mark.parametrize(("filters", "notes"), [("", ["content/a.md"]), (EXPLICIT, [])])
def test_pages_of_quartz(tmp_path: Path, filters: str, notes: list[str]) -> None:
    """Each note has a page, unless only some are published: quartz.jzhao.xyz/plugins/."""
    config = f"const config = {{ plugins: {{ filters: [{filters}] }} }}\nexport default config"
    site = detected(tmp_path, {"quartz.config.ts": config, "content/a.md": "", "content/b.css": ""})
    assert site.settings.get("attachments", []) == notes


def test_a_vault(tmp_path: Path) -> None:
    """Obsidian's own settings say what is no note."""
    site = detected(
        tmp_path,
        {
            ".obsidian/app.json": '{"userIgnoreFilters": ["old/"]}',
            ".obsidian/templates.json": '{"folder": "Templates"}',
            ".obsidian/plugins/p/icon.png": "",
            "files/Sea light.PNG": "",
            "files/a.md": "post",
            "map.pdf": "",
        },
    )
    assert site.sources == ("**/*.md",)
    assert {".obsidian/**", "Templates/**", "old/**"} <= set(site.exclude)
    assert site.settings["attachments"] == ["map.pdf", "files/Sea light.PNG"]
    assert site.missing == ("title", "url", "description", "author", "language", "timezone")


def test_a_site_is_found_from_its_posts(tmp_path: Path) -> None:
    """The nearest folder with a configuration; a vault only where no site is made of it."""
    root = made(
        tmp_path,
        {
            "hugo.toml": "title = 'A'",
            "content/.obsidian/app.json": "{}",
            "content/posts/a.md": "post",
            "notes/.obsidian/app.json": "{}",
            "notes/.git/HEAD": "",
            "notes/daily/a.md": "post",
            "other/.git/HEAD": "",
            "other/posts/a.md": "post",
        },
    )
    for start in ("", "content", "content/posts", "content/posts/a.md", "content/posts/new.md"):
        found = find_site(root / start)
        assert found is not None
        assert (found[0], found[1].dialect) == (root, "hugo")
    found = find_site(root / "notes/daily")
    assert found is not None
    assert (found[0], found[1].dialect) == (root / "notes", "obsidian")
    assert find_site(root / "other/posts") is None, "the search ends at the repository's root"


POST_OF_2024 = "---\ntitle: A\ndate: 2024-05-01\n---\n"


@pytest.mark.parametrize(
    ("sign", "folder"),
    [
        ("hugo.toml", "content/posts"),
        ("astro.config.mjs", "src/content/blog"),
        ("eleventy.config.js", "posts"),
        ("next.config.js", "posts"),
        (".vitepress/config.js", "posts"),
    ],
)
def test_posts_that_somebody_named_are_not_looked_for(
    tmp_path: Path, sign: str, folder: str
) -> None:
    """A folder that is given is the folder of the posts; without one they are found."""
    post = f"{folder}/a.md"
    root = made(tmp_path, {sign: "", "package.json": "{}", post: POST_OF_2024})
    with looking() as looked:
        found = find_site(root)
    assert found
    assert found[1].sources
    assert str(root / post) in looked
    with looking() as looked:
        found = find_site(root / folder, is_source=True)
    assert found
    assert found[0] == root
    assert str(root / post) not in looked


def test_what_jekyll_excludes_is_seen_from_the_source(tmp_path: Path) -> None:
    """All that begins like a pattern there; a folder of posts may be called the same.

    https://github.com/jekyll/jekyll/blob/v4.3.4/lib/jekyll/entry_filter.rb
    """
    exclude = "exclude: [docs, /tools, _posts/2014, drawer/, '*.txt', log*]\n"
    site = detected(tmp_path, {"_config.yml": f"url: https://x.example/\n{exclude}"})
    names = ["_posts/docs/2020-01-01-a.md", "_posts/tools/b.md", "_posts/logs.md", "a/drawer/c.md"]
    out = ["docs/a.md", "docs-old/a.md", "tools/b.md", "_posts/2014-01-01-c.md", "drawer/d.md"]
    out += ["_posts/x.txt", "logs/a.md"]
    left_out = matcher(site.exclude)
    assert [name for name in names + out if left_out.fullmatch(name)] == out


def test_the_language_of_hugo_is_english_unless_it_says_so(tmp_path: Path) -> None:
    """https://gohugo.io/configuration/all/#defaultcontentlanguage, where there are several."""
    config = 'baseURL = "https://x.example/"\n'
    several = "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
    site = detected(tmp_path / "a", {"hugo.toml": config + several})
    assert site.language == Found(value="en", where="languages.en")
    assert detected(tmp_path / "b", {"hugo.toml": config}).language is None
