"""Sites whose configuration is a program: only what is written down in it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_sites import detected, value

from feedkit import Person
from feedkit.sites.detect import detect
from feedkit.sites.found import Author, Found
from feedkit.sites.people import read_people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


PELICAN = """\
from datetime import datetime
import os

AUTHOR = 'Ada'
EMAIL = 'ada@example.org'
SITENAME = f'{AUTHOR} in the field'
SITEURL = ''
PATH = 'texts'
ARTICLE_PATHS = ['articles', 'log']
PAGE_PATHS = ['pages']
TIMEZONE = 'Europe/London'
DEFAULT_LANG = 'en'
ARTICLE_URL = 'posts/{date:%Y}/{slug}/'
ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'
SLUGIFY_SOURCE = 'basename'
SLUG_REGEX_SUBSTITUTIONS = [(r'[^\\w\\s-]', ''), (r'\\s+', '-')]
FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)'
EXTRA_PATH_METADATA = {'articles/a.md': {'status': 'hidden'}}
DEFAULT_METADATA = {'status': 'draft'}
DEFAULT_DATE = (2024, 3, 5)
USE_FOLDER_AS_CATEGORY = False
WITH_FUTURE_DATES = False
STATIC_PATHS = ['images', 'extra']
MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {'permalink': True}}}
YEAR = datetime.now().year
"""


def test_pelican(tmp_path: Path) -> None:
    """https://docs.getpelican.com/en/latest/settings.html: publishconf.py has the last word."""
    publish = "from pelicanconf import *\nSITEURL = 'https://example.org'\nDELETE = True"
    site = detected(tmp_path, {"pelicanconf.py": PELICAN, "publishconf.py": publish})
    assert site.dialect == "pelican"
    assert site.title == Found(value="Ada in the field", where="pelicanconf.py: SITENAME")
    assert site.url == Found(value="https://example.org/", where="publishconf.py: SITEURL")
    assert site.author == Found(
        value=Author(name="Ada", email="ada@example.org"), where="pelicanconf.py: AUTHOR"
    )
    assert site.missing == ("description",)
    assert site.sources == ("texts/articles/**", "texts/log/**")
    assert {"texts/pages/**", "output/**"} <= set(site.exclude)
    assert [path.name for path in site.config] == ["pelicanconf.py", "publishconf.py"]
    assert site.settings == {
        "article_urls": {
            "ARTICLE_URL": "posts/{date:%Y}/{slug}/",
            "ARTICLE_SAVE_AS": "posts/{date:%Y}/{slug}/index.html",
        },
        "page_paths": ["pages"],
        "content": [{"folder": "texts", "prefix": "", "language": None}],
        "slug": {"source": "basename", "substitutions": [["[^\\w\\s-]", ""], ["\\s+", "-"]]},
        "filename_pattern": "(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)",
        "defaults": [
            {"path": "texts", "type": None, "values": {"author": "Ada", "status": "draft"}},
            {"path": "texts/articles/a.md", "type": None, "values": {"status": "hidden"}},
        ],
        "default_date": "2024-03-05",
        "folder_is_category": False,
        "future": False,
        "default_language": "en",
        "markdown": {"extensions": {"markdown.extensions.toc": {"permalink": True}}},
        "static": {"texts/images": "/images", "texts/extra": "/extra"},
        "output": "output",
    }


@pytest.mark.parametrize("name", ["liquid_tags.img", "pelican.plugins.liquid_tags"])
def test_pelican_with_tags_in_its_texts(tmp_path: Path, name: str) -> None:
    """https://github.com/pelican-plugins/liquid-tags: under its name or, before, each tag's."""
    site = detected(tmp_path, {"pelicanconf.py": f"SITENAME = 'A'\nPLUGINS = ['a', '{name}']"})
    assert site.settings["liquid_tags"] is True


def test_pelican_as_its_quickstart_leaves_it(tmp_path: Path) -> None:
    """The folder of content is named in the Makefile only."""
    site = detected(tmp_path, {"pelicanconf.py": "SITENAME = 'A'", "content/a.md": "post"})
    assert site.sources == ("content/**",)
    assert site.settings["static"] == {"content/images": "/images"}


NIKOLA = """\
# -*- coding: utf-8 -*-
import time
BLOG_AUTHOR = "Ada"  # (translatable)
BLOG_TITLE = {"en": "Field notes", "fr": "Notes"}
SITE_URL = "https://example.org/"
BASE_URL = "https://example.org/notes/"
BLOG_EMAIL = "ada@example.org"
BLOG_DESCRIPTION = "What grows where"
DEFAULT_LANG = "en"
TRANSLATIONS = {
    DEFAULT_LANG: "",
    "fr": "./fr",
}
TIMEZONE = "Europe/London"
POSTS = (
    ("posts/*.rst", "posts", "post.tmpl"),
    ("log/2*.md", {"en": "log", "fr": "journal"}, "post.tmpl"),
)
PRETTY_URLS = True
STRIP_INDEXES = True
FILES_FOLDERS = {'files': '', 'pictures': 'img'}
MARKDOWN_EXTENSIONS = ['markdown.extensions.toc']
COMPILERS = {"rest": ('.rst',), "markdown": ('.md', '.mdown')}
CONTENT_FOOTER = CONTENT_FOOTER.format(date=time.gmtime().tm_year)
"""


def test_nikola(tmp_path: Path) -> None:
    """https://getnikola.com/handbook.html, texts in several languages among it."""
    site = detected(tmp_path, {"conf.py": NIKOLA})
    assert site.dialect == "nikola"
    assert site.title == Found(value="Field notes", where="conf.py: BLOG_TITLE.en")
    assert site.url == Found(value="https://example.org/notes/", where="conf.py: BASE_URL")
    assert site.author == Found(
        value=Author(name="Ada", email="ada@example.org"), where="conf.py: BLOG_AUTHOR"
    )
    assert site.missing == ()
    assert site.sources == ("posts/**/*.rst", "log/**/2*.md")
    assert site.settings == {
        "blogs": [
            {"source": "posts/**/*.rst", "folder": "posts", "destination": {"en": "posts"}},
            {
                "source": "log/**/2*.md",
                "folder": "log",
                "destination": {"en": "log", "fr": "journal"},
            },
        ],
        "pretty_urls": True,
        "strip_index": True,
        "default_language": "en",
        "languages": {"en": {"prefix": ""}, "fr": {"prefix": "fr"}},
        "compilers": {"rest": ["rst"], "markdown": ["md", "mdown"]},
        "markdown": {"extensions": {"markdown.extensions.toc": {}}},
        "static": {"files": "/", "pictures": "/img"},
        "output": "output",
    }


GATSBY = """\
const config = require('./site')
module.exports = {
  pathPrefix: `/notes`,
  trailingSlash: 'never',
  siteMetadata: {
    title: config.title,
    description: `What ${config.title} are about`,
    siteUrl: process.env.URL || 'https://example.org',
    author: { name: `Ada`, summary: `writes` },
  },
  plugins: [
    'gatsby-plugin-image',
    { resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/content/blog` } },
    { resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/content/assets` } },
    { resolve: 'gatsby-source-filesystem', options: { path: path.join(__dirname, 'log') } },
    { resolve: 'gatsby-transformer-remark', options: { excerpt_separator: '<!-- more -->' } },
  ],
}
"""


def test_gatsby(tmp_path: Path) -> None:
    """https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/ with a module beside."""
    site = detected(
        tmp_path,
        {
            "gatsby-config.js": GATSBY,
            "site.js": "module.exports = { title: 'Field notes' }",
            "content/blog/a/index.md": "post",
            "log/2024/a.md": "post",
            "log/about.md": "page",
            "content/assets/readme.txt": "",
        },
    )
    assert site.dialect == "gatsby"
    assert site.title == Found(value="Field notes", where="gatsby-config.js: siteMetadata.title")
    assert site.url == Found(
        value="https://example.org/notes/",
        where="gatsby-config.js: siteMetadata.siteUrl, pathPrefix",
    )
    assert value(site.description) == "What Field notes are about"
    assert value(site.author) == Author(name="Ada")
    assert site.sources == ("content/blog/**/index.*", "log/**")
    assert site.settings == {
        "content": [
            {"folder": "content/blog", "prefix": "", "language": None},
            {"folder": "log", "prefix": "", "language": None},
        ],
        "trailing_slash": "never",
        "excerpt_separator": "<!-- more -->",
        "static": {"static": "/"},
        "output": "public",
    }


PORTFOLIO = """\
module.exports = { plugins: [
  { resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/content` } },
  { resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/notes` } },
] }
"""


def test_gatsby_with_jobs_beside_posts(tmp_path: Path) -> None:
    """Of a folder that Gatsby reads, those in it are posts that are in one called for posts."""
    posts = {"content/posts/a/index.md": "post", "content/en/blog/a.md": "post"}
    files = {
        "gatsby-config.js": PORTFOLIO,
        "content/jobs/a.md": "post",
        "content/projects/a/index.md": "post",
        "notes/a.md": "post",
    }
    site = detected(tmp_path, files | posts)
    assert site.sources == ("content/en/blog/**", "content/posts/**/index.*", "notes/**")
    for path in posts:
        (tmp_path / path).unlink()
    site = detected(tmp_path, files)
    assert site.sources == ("content/jobs/**", "content/projects/**/index.*", "notes/**")


DECAP = """\
media_folder: static/img
public_folder: /img
site_url: https://example.org
collections:
  - name: blog
    folder: src/pages/blog
    fields:
      - {name: templateKey, widget: hidden, default: blog-post}
      - {name: date, widget: datetime}
      - {name: body, widget: markdown}
  - name: team
    folder: src/pages/team
    fields:
      - {name: templateKey, widget: hidden, default: team-member}
      - {name: date, widget: datetime}
  - name: pages
    files: [{file: src/pages/index.md}]
"""
DECAP_GATSBY = """\
module.exports = { plugins: [
  { resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/src/pages` } },
] }
"""


def test_gatsby_with_decap_cms(tmp_path: Path) -> None:
    """The CMS tells posts from pages by their template's key, whatever folder they lie in."""
    files = {
        "gatsby-config.js": DECAP_GATSBY,
        "static/admin/config.yml": DECAP,
        "src/pages/old/a.md": "post",
        "src/pages/team/ada.md": "post",
        "src/pages/index.md": "page",
    }
    site = detected(tmp_path, files)
    assert site.url == Found(
        value="https://example.org/", where="static/admin/config.yml: site_url"
    )
    assert site.sources == ("src/pages/old/**", "src/pages/team/**")
    assert site.settings["where"] == {"templateKey": ["blog-post"]}
    assert site.settings["static"] == {"static": "/", "static/img": "/img"}
    plain = {"static/admin/config.yml": DECAP.replace("templateKey", "layout")}
    site = detected(tmp_path, plain | {"src/pages/blog/a.md": "post"})
    assert site.sources == ("src/pages/blog/**",), "without keys, what the CMS calls posts"


ASTRO = """\
import { defineConfig } from 'astro/config'
import { SITE } from './src/config'
export default defineConfig({
  site: SITE.website,
  base: '/notes',
  trailingSlash: 'always',
  build: { format: 'file' },
  integrations: [sitemap({ filter: (page) => !page.includes('/404') })],
  i18n: { locales: ['en', { path: 'french', codes: ['fr'] }], defaultLocale: 'en' },
})
"""
ASTRO_SITE = """\
export const SITE = {
  website: "https://example.org/", // replace this with your deployed domain
  author: "Ada",
  desc: "What grows where",
  title: "Field notes",
  timezone: "Europe/London",
} as const;
"""
ASTRO_CONTENT = """\
import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";
export const FOLDER = "src/data/log";
const log = defineCollection({
  loader: glob({ pattern: ["**/[^_]*.{md,mdx}", "!old/**"], base: `./${FOLDER}` }),
  schema: ({ image }) => z.object({ date: z.date(), cover: image() }),
});
const authors = defineCollection({ loader: file("src/data/authors.json") });
const pages = defineCollection({ loader: glob({ pattern: "*.md", base: "./src/data/pages" }) });
export const collections = { log, authors, pages };
"""


def test_fuwari(tmp_path: Path) -> None:
    """Its author is an object of its own: https://github.com/saicaca/fuwari, src/config.ts."""
    config = (
        "export const siteConfig: SiteConfig = { title: 'Notes', lang: 'zh_CN' }\n"
        "export const profileConfig: ProfileConfig = { name: 'Ada', avatar: 'a.png' }"
    )
    own = "export default defineConfig({ site: 'https://example.org' })"
    site = detected(tmp_path, {"astro.config.mjs": own, "src/config.ts": config})
    assert value(site.author) == Author(name="Ada")
    assert value(site.title) == "Notes"


def test_astro_paper(tmp_path: Path) -> None:
    """Its configuration is an object in a call, from which Astro's own takes the address.

    https://github.com/satnaing/astro-paper (version 6)
    """
    paper = (
        'import { defineAstroPaperConfig } from "./src/types/config";\n'
        "export default defineAstroPaperConfig({\n"
        '  site: { url: "https://x.example/", title: "Notes", author: "Ada", lang: "zh-TW" },\n'
        "});\n"
    )
    own = (
        'import config from "./astro-paper.config";\n'
        'export default defineConfig({ site: config.site.url, i18n: { defaultLocale: "en" } });\n'
    )
    page = (
        'const posts = await getCollection("posts");\n'
        "return posts.map(p => ({ params: { slug: getPath(p.id, p.filePath, false) } }));\n"
    )
    files = {"astro.config.ts": own, "astro-paper.config.ts": paper}
    site = detected(tmp_path, files | {"src/pages/posts/[...slug]/index.astro": page})
    assert site.settings["routes"] == [
        {"collection": "posts", "pattern": "/posts/:slug", "from_file": True}
    ]
    assert site.url == Found(value="https://x.example/", where="astro.config.ts: site")
    assert site.title == Found(value="Notes", where="astro-paper.config.ts: site.title")
    assert value(site.author) == Author(name="Ada")
    assert value(site.language) == "zh-TW"


def test_astro_with_a_folder_of_settings(tmp_path: Path) -> None:
    """https://github.com/CuteLeaf/Firefly: its index passes on what other modules say."""
    files = {
        "astro.config.mjs": (
            'import { siteConfig } from "./src/config";\nexport default { site: siteConfig.url };\n'
        ),
        "src/config/index.ts": 'export { a } from "./menu";\nexport * from "./about";\n',
        "src/config/about.ts": 'export const siteConfig = { title: "T", url: "https://x.example" }',
    }
    site = detected(tmp_path, files)
    assert value(site.url) == "https://x.example/"
    assert site.title == Found(value="T", where="src/config/index.ts: siteConfig.title")


def test_astro(tmp_path: Path) -> None:
    """https://docs.astro.build/en/guides/content-collections/ and what themes add to it."""
    site = detected(
        tmp_path,
        {
            "astro.config.mjs": ASTRO,
            "src/config.ts": ASTRO_SITE,
            "src/content.config.ts": ASTRO_CONTENT,
            "src/data/log/2024/a.md": "post",
            "src/data/pages/about.md": "page",
            "src/pages/log/[...slug].astro": "const posts = await getCollection('log')",
            "src/pages/tags/[tag].astro": "const posts = await getCollection('log')",
            "src/pages/index.astro": "",
        },
    )
    assert site.dialect == "astro"
    assert site.title == Found(value="Field notes", where="src/config.ts: SITE.title")
    assert site.url == Found(
        value="https://example.org/notes/", where="astro.config.mjs: site, base"
    )
    assert value(site.description) == "What grows where"
    assert value(site.author) == Author(name="Ada")
    assert site.timezone is None, "a theme's is for what it shows: dates in YAML are in UTC"
    assert value(site.language) == "en"
    assert site.sources == ("src/data/log/**/[!_]*.md", "src/data/log/**/[!_]*.mdx")
    assert site.exclude == (
        *("src/pages/**/_*", "src/pages/**/_*/**"),
        *("src/data/log/**/_*.md", "src/data/log/**/_*.mdx", "src/data/log/old/**"),
    )
    assert site.settings == {
        "collections": {"log": {"folder": "src/data/log"}, "pages": {"folder": "src/data/pages"}},
        "routes": [{"collection": "log", "pattern": "/log/:slug"}],
        "unshown": ["pages"],
        "trailing_slash": "always",
        "build_format": "file",
        "default_language": "en",
        "languages": {"french": {}},
        "static": {"public": "/"},
        "output": "dist",
    }


BITS = """\
export const collections = {
  posts: defineCollection({ loader: glob({ pattern: "**/*.md", base: "./src/data/posts" }) }),
  series: defineCollection({ loader: glob({ pattern: "**/*.md", base: "./src/data/posts/s" }) }),
  news: defineCollection({ loader: glob({ pattern: "**/*.md", base: "./src/data/news" }) }),
  bits: defineCollection({ loader: glob({ pattern: "**/*.md", base: "./src/data/bits" }) }),
};
"""


@pytest.mark.parametrize(
    ("pages", "unshown"),
    [
        ({"posts/[...slug]": "getPosts()"}, ["bits"]),
        ({"w/[slug]": "getCollection('posts')"}, ["bits"]),
        ({"posts/[...slug]": "getPosts()", "tags/[tag]": "getPosts()"}, ["bits"]),
        ({"posts/[...slug]": "getPosts()", "bits/[year]/[n]": "getBits()"}, []),
        ({"posts/[...slug]": "getPosts()", "bits/tags/[tag]": "getBits()"}, []),
        ({"w/[slug]": "getCollection('posts'); getCollection('bits')"}, []),
        ({"posts/[...slug]": "getPosts()", "[...slug]": "getEntries()"}, []),
        ({"[collection]/[...slug]": "collection === 'posts'"}, []),
        ({"bits/index": "getCollection('bits')"}, []),
        ({}, []),
    ],
)
def test_astro_collections_without_pages(
    tmp_path: Path, pages: dict[str, str], unshown: list[str]
) -> None:
    """Pages that stand for many tell; it is certain only if each says what it shows.

    What is in a shown collection's folder is in that collection, too, and what is called for posts
    may be shown by an integration.
    """
    files = {f"src/pages/{name}.astro": text for name, text in pages.items()}
    site = detected(tmp_path, {"astro.config.mjs": "", "src/content.config.ts": BITS} | files)
    assert site.settings.get("unshown", []) == unshown


STARLIGHT = """\
export default defineConfig({
  site: 'https://x.example',
  integrations: [mdx(), starlight({ title: 'T', description: 'D', plugins: [starlightBlog()] })],
})
"""


def test_starlight(tmp_path: Path) -> None:
    """https://starlight.astro.build: its pages are at the root, and posts among them have dates."""
    files = {
        "astro.config.mjs": STARLIGHT,
        "src/content.config.ts": (
            "export const collections = { docs: defineCollection({ loader: docsLoader() }) };"
        ),
        "src/content/docs/blog/a.md": "post",
        "src/content/docs/fr/blog/a.md": "post",
        "src/content/docs/guides/b.md": "page",
    }
    site = detected(tmp_path, files)
    assert site.title == Found(value="T", where="astro.config.mjs: starlight.title")
    assert value(site.description) == "D"
    assert site.sources == ("src/content/docs/blog/**", "src/content/docs/fr/blog/**")
    assert "src/content/docs/**/_*.*" in site.exclude
    assert site.settings["routes"] == [{"collection": "docs", "pattern": "/:slug"}]
    assert "unshown" not in site.settings


def test_authors_of_starlight_blog(tmp_path: Path) -> None:
    """https://starlight-blog-docs.vercel.app/configuration/#authors."""
    authors = "{ ada: { name: 'Ada', url: 'https://a.example', picture: '/a.png' } }"
    config = STARLIGHT.replace("starlightBlog()", f"starlightBlog({{ authors: {authors} }})")
    site = detected(tmp_path, {"astro.config.mjs": config})
    told = site.settings["authors"]
    ada = Person(name="Ada", url="https://a.example/", avatar="https://x.example/a.png")
    assert read_people(tmp_path, [], "https://x.example/", told=told) == {"ada": ada}
    assert read_people(tmp_path, [], told="odd") == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("const slug = post.data.abbrlink || post.id", "abbrlink"),
        ("params: { slug: entry.data.customSlug ?? entry.slug }", "customSlug"),
        ("<h1>{post.data.title || post.id}</h1>", None),
        ("post.data.abbrlink", None),
    ],
)
def test_routes_with_a_key_of_their_own(tmp_path: Path, text: str, key: str | None) -> None:
    """The page says which key of the front matter comes before the id.

    https://github.com/radishzzz/astro-theme-retypeset
    """
    page = f"const posts = await getCollection('posts')\n{text}\n"
    files = {"astro.config.mjs": "", "src/pages/posts/[slug].astro": page}
    route = {"collection": "posts", "pattern": "/posts/:slug"} | ({"slug_key": key} if key else {})
    assert detected(tmp_path, files).settings["routes"] == [route]


def test_astro_s_own_starter(tmp_path: Path) -> None:
    """Constants of their own, and collections named after their folders (Astro 2 to 4)."""
    site = detected(
        tmp_path,
        {
            "astro.config.ts": "export default { site: 'https://example.org' }",
            "src/consts.ts": "export const SITE_TITLE = 'Field notes';\n",
            "src/content/config.ts": (
                "const blog = defineCollection({ type: 'content', schema: z.object({}) })\n"
                "export const collections = { blog }"
            ),
            "src/content/blog/a.md": "post",
            "package.json": '{"author": "Ada <ada@example.org>"}',
        },
    )
    assert site.title == Found(value="Field notes", where="src/consts.ts: SITE_TITLE")
    assert site.author == Found(
        value=Author(name="Ada", email="ada@example.org"), where="package.json: author"
    )
    assert site.sources == ("src/content/blog/**/*.md", "src/content/blog/**/*.mdx")
    assert site.exclude[2:] == ("src/content/blog/**/_*.*", "src/content/blog/**/_*/**")


def test_astro_without_collections_has_its_dated_files(tmp_path: Path) -> None:
    """Posts that are pages, each at its own address."""
    files = {"astro.config.mjs": "", "src/pages/posts/a.md": "post", "src/pages/about.md": "page"}
    assert detected(tmp_path, files).sources == ("src/pages/posts/**",)


DOCUSAURUS = """\
import type { Config } from '@docusaurus/types';
const config: Config = {
  title: 'Field notes',
  tagline: 'What grows where',
  url: 'https://example.org',
  baseUrl: '/notes/',
  trailingSlash: false,
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'],
    localeConfigs: { en: { htmlLang: 'en-GB' } } },
  markdown: { format: 'detect', emoji: false },
  presets: [['classic', {
    docs: { path: '../docs' },
    blog: { routeBasePath: '/', authorsMapPath: 'people.yml', include: ['**/*.md'], exclude: [] },
  } satisfies Preset.Options]],
  plugins: [
    require.resolve('docusaurus-lunr-search'),
    ['@docusaurus/plugin-content-blog', { id: 'log', path: './log', routeBasePath: 'log' }],
  ],
};
export default config;
"""


def test_docusaurus(tmp_path: Path) -> None:
    """https://docusaurus.io/docs/api/docusaurus-config with two blogs."""
    site = detected(
        tmp_path,
        {
            "docusaurus.config.ts": DOCUSAURUS,
            "blog/people.yml": "ada: {name: Ada}",
            "log/authors.yml": "ada: {name: Ada}",
        },
    )
    assert site.dialect == "docusaurus"
    assert site.url == Found(
        value="https://example.org/notes/", where="docusaurus.config.ts: url, baseUrl"
    )
    assert value(site.language) == "en-GB"
    assert value(site.description) == "What grows where"
    assert site.sources == ("blog/**/*.md", "log/**/*.md", "log/**/*.mdx")
    assert "log/**/_*.md" in site.exclude
    assert "blog/**/_*.md" not in site.exclude
    assert site.settings == {
        "blogs": [{"folder": "blog", "route": ""}, {"id": "log", "folder": "log", "route": "log"}],
        "default_language": "en",
        "languages": {"fr": {}},
        "trailing_slash": "never",
        "authors_files": ["blog/people.yml", "log/authors.yml"],
        "markdown": {"engine": "detect", "emoji": False},
        "static": {"static": "/"},
        "output": "build",
    }


def test_docusaurus_with_a_plug_in_of_its_own_for_a_blog(tmp_path: Path) -> None:
    """What stands on the blog's plug-in is told by options that only a blog has.

    https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#configuration
    """
    config = """module.exports = {
      presets: [['classic', { blog: false }]],
      plugins: [
        [require.resolve('./plugins/posts.js'), { id: 'a', path: 'a', feedOptions: {} }],
        ['./plugins/more/index.ts', { path: 'b', routeBasePath: '/b', blogTitle: 'B' }],
        ['./plugins/guides', { id: 'c', path: 'c', routeBasePath: 'c' }],
      ],
    };"""
    site = detected(tmp_path, {"docusaurus.config.js": config})
    assert site.settings["blogs"] == [
        {"id": "a", "folder": "a", "route": "blog"},
        {"folder": "b", "route": "b"},
    ]


def test_docusaurus_tags_by_key(tmp_path: Path) -> None:
    """https://docusaurus.io/docs/blog#tags-file: a post names the key, readers see the label."""
    config = 'export default {presets: [["classic", {blog: {}}]]};'
    tags = "light.1:\n  label: Lighthouses\n  permalink: /l\nplain:\n  permalink: /p\nredTape:\n"
    site = detected(tmp_path, {"docusaurus.config.js": config, "blog/tags.yml": tags})
    assert site.settings["tag_labels"] == {
        "light.1": "Lighthouses",
        "plain": "Plain",
        "redTape": "Redtape",
    }


def test_docusaurus_may_have_no_blog(tmp_path: Path) -> None:
    """`blog: false` turns the preset's off; without a word it is there."""
    text = "module.exports = { presets: [['@docusaurus/preset-classic', { blog: false }]] }"
    assert detected(tmp_path, {"docusaurus.config.js": text}).sources == ()
    text = text.replace("{ blog: false }", "{}")
    assert detected(tmp_path, {"docusaurus.config.js": text}).sources == (
        "blog/**/*.md",
        "blog/**/*.mdx",
    )


ELEVENTY = """\
const rss = require('@11ty/eleventy-plugin-rss')
module.exports = function (eleventyConfig) {
  eleventyConfig.addPlugin(rss.feedPlugin, {
    metadata: { language: 'en', title: 'Field notes', base: 'https://example.org/' },
  })
  eleventyConfig.addPassthroughCopy({ './public/': '/' })
  eleventyConfig.addPassthroughCopy('img')
  return { dir: { input: 'src', data: '../_data', layouts: '_layouts' }, pathPrefix: '/notes/' }
}
"""


def test_eleventy(tmp_path: Path) -> None:
    """https://www.11ty.dev/docs/config/, directory data and layouts."""
    site = detected(
        tmp_path,
        {
            ".eleventy.js": ELEVENTY,
            "_data/metadata.json": '{"author": {"name": "Ada", "url": "https://ada.example.org"}}',
            "src/posts/posts.json": '{"tags": "posts", "layout": "post.njk"}',
            "src/posts/2024-03-05-a.md": "page",
            "src/posts/2024-03-05-a.11tydata.js": "module.exports = { permalink: '/a/' }",
            "src/src.11tydata.js": "export default () => ({ lang: 'en', now: Date.now() })",
            "src/_layouts/post.njk": "---\nlayout: base.njk\npermalink: /p/{{ slug }}/\n---\n",
            "src/_layouts/base.njk": "<html>",
            "src/about.md": "post",
        },
    )
    assert site.dialect == "eleventy"
    assert site.title == Found(value="Field notes", where=".eleventy.js: feed.metadata.title")
    assert site.url == Found(
        value="https://example.org/notes/", where=".eleventy.js: feed.metadata.base, pathPrefix"
    )
    assert site.author == Found(
        value=Author(name="Ada", url="https://ada.example.org"), where="_data/metadata.json: author"
    )
    assert site.sources == ("src/posts/**",)
    assert site.settings == {
        "content": [{"folder": "src", "prefix": "", "language": None}],
        "defaults": [
            {"path": "src", "type": None, "values": {"lang": "en"}},
            {"path": "src/posts/2024-03-05-a.md", "type": None, "values": {"permalink": "/a/"}},
            {"path": "src/posts", "type": None, "values": {"tags": "posts", "layout": "post.njk"}},
        ],
        "layouts": {
            "post.njk": {"layout": "base.njk", "permalink": "/p/{{ slug }}/"},
        },
        "static": {"public": "/", "img": "/img"},
        "output": "_site",
    }


@pytest.mark.parametrize("call", ["'yml, yaml', load", "'toml', load", "'yml', { parser: load }"])
def test_eleventy_with_data_in_formats_of_its_own(tmp_path: Path, call: str) -> None:
    """https://www.11ty.dev/docs/data-custom/: beside posts that have no front matter at all."""
    form = call[1:].partition("'")[0].partition(",")[0]
    data = "title = 'A'" if form == "toml" else "title: A"
    files = {
        "eleventy.config.js": f"export default (config) => {{ config.addDataExtension({call}) }}",
        "posts/a/index.md": "post",
        f"posts/a/index.{form}": data,
        f"posts/a/a.11tydata.{form}": data,
        "posts/b/index.xml": "<a/>",
    }
    values = {"title": "A"}
    defaults = [
        {"path": "posts/a", "type": None, "values": values},
        {"path": "posts/a/index.md", "type": None, "values": values},
    ]
    assert detected(tmp_path, files).settings["defaults"] == defaults
    del files["eleventy.config.js"]
    plain = detected(tmp_path, {**files, "eleventy.config.js": ""})
    assert "defaults" not in plain.settings


def test_eleventy_with_data_in_formats_that_a_module_adds(tmp_path: Path) -> None:
    """A module of the site's own that the configuration imports counts as the configuration."""
    files = {
        "eleventy.config.js": "import add from './config/data.js';\nexport default add;",
        "config/data.js": "export default (config) => { config.addDataExtension('yml', load) }",
        "posts/a.md": "post",
        "posts/a.yml": "title: A",
    }
    defaults = [{"path": "posts/a.md", "type": None, "values": {"title": "A"}}]
    assert detected(tmp_path, files).settings["defaults"] == defaults


def test_eleventy_as_a_module(tmp_path: Path) -> None:
    """Version 3: a default function, a `config` beside it, a collection of a glob."""
    config = (
        "export default async function (eleventyConfig) {\n"
        "  eleventyConfig.setOutputDirectory('www')\n"
        "  eleventyConfig.addCollection('log', (api) =>\n"
        "    api.getFilteredByGlob('./content/log/*.md').reverse())\n"
        "}\nexport const config = { dir: { input: 'content', data: '../data' } }\n"
    )
    data = (
        "export default { title: 'Field notes', url: 'https://example.org', language: 'en',\n"
        "  author: { name: 'Ada', email: 'ada@example.org' } }"
    )
    site = detected(
        tmp_path,
        {"eleventy.config.mjs": config, "data/site.js": data, "content/log/a.md": "post"},
    )
    assert site.title == Found(value="Field notes", where="data/site.js: title")
    assert value(site.author) == Author(name="Ada", email="ada@example.org")
    assert site.missing == ("description", "timezone")
    assert site.sources == ("content/log/*.md",)
    assert site.exclude[0] == "www/**"


def test_eleventy_in_parts(tmp_path: Path) -> None:
    """What modules of the site's own do, which the configuration imports, counts as if it did it.

    https://www.11ty.dev/docs/plugins/#adding-your-own-plugin; one that cannot be read says nothing.
    """
    config = (
        "import own from './_config/own.js'\nimport odd from './odd.js'\n"
        "import rss from '@11ty/eleventy-plugin-rss'\n"
        "export default (config) => { config.addPlugin(own); config.addPlugin(odd) }\n"
    )
    own = (
        "const more = require('./more')\n"
        "module.exports = (config) => {\n"
        "  config.addCollection('a', (api) => api.getFilteredByGlob('notes/*.md'))\n"
        "  config.ignores.add('notes/b.md')\n}\n"
    )
    more = (
        "const own = require('./own.js')\nconst mark = require('markdown-it-mark')\n"
        "module.exports = (config) => config.addPassthroughCopy({ pub: '/' })\n"
    )
    site = detected(
        tmp_path,
        {
            "eleventy.config.js": config,
            "_config/own.js": own,
            "_config/more.cjs": more,
            "odd.js": "x" * 1_000_001,
            "notes/a.md": "post",
            "log/a.md": "post",
        },
    )
    assert site.sources == ("notes/*.md",)
    assert "/notes/b.md" in site.exclude
    assert site.settings["static"] == {"pub": "/"}
    assert site.settings["markdown"] == {"plugins": ["markdown-it-mark"]}


def test_eleventy_without_a_configuration(tmp_path: Path) -> None:
    """It needs none: the package says so, and dated files are the posts."""
    package = '{"devDependencies": {"@11ty/eleventy": "3"}, "homepage": "https://example.org"}'
    site = detected(tmp_path, {"package.json": package, "log/a.md": "post", "about.md": "page"})
    assert site.dialect == "eleventy"
    assert site.url == Found(value="https://example.org/", where="package.json: homepage")
    assert site.sources == ("log/**",)


VUEPRESS = """\
import { defineUserConfig } from 'vuepress'
import { hopeTheme } from 'vuepress-theme-hope'
export default defineUserConfig({
  base: '/notes/',
  locales: { '/': { lang: 'en', title: 'Field notes', description: 'Seen' }, '/zh/': {} },
  permalinkPattern: ':year/:slug.html',
  theme: hopeTheme({ hostname: 'https://example.org', author: { name: 'Ada' } }),
})
"""


@pytest.mark.parametrize("folder", ["", "docs/", "src/"])
def test_vuepress(tmp_path: Path, folder: str) -> None:
    """https://vuepress.vuejs.org/reference/config.html; the theme knows the site's address."""
    files = {f"{folder}.vuepress/config.ts": VUEPRESS, f"{folder}posts/2024-01-01-a.md": "post"}
    site = detected(tmp_path, files)
    assert site.dialect == "vitepress"
    assert site.title == Found(
        value="Field notes", where=f"{folder}.vuepress/config.ts: locales./.title"
    )
    assert value(site.url) == "https://example.org/notes/"
    assert value(site.author) == Author(name="Ada")
    assert site.missing == ("timezone",)
    assert site.sources == (f"{folder}posts/**",)
    assert site.settings["content"] == [
        {"folder": folder.strip("/"), "prefix": "", "language": None}
    ]
    assert site.settings["permalink"] == ":year/:slug.html"
    assert site.settings["languages"] == {"zh": {}}
    assert site.settings["output"] == f"{folder}.vuepress/dist"


@pytest.mark.parametrize(
    "config",
    [
        "plugins: [['sitemap', { hostname: 'https://example.org' }]]",
        "plugins: [feedPlugin({ hostname: 'https://example.org' })]",
        "plugins: { feed: { canonical_base: 'https://example.org' } }",
        "themeConfig: { hostname: 'https://example.org' }",
    ],
)
def test_address_of_vuepress(tmp_path: Path, config: str) -> None:
    """Plug-ins that make sitemaps and feeds have to be told the site's address."""
    site = detected(tmp_path, {".vuepress/config.js": f"module.exports = {{ {config} }}"})
    assert value(site.url) == "https://example.org/"


VITEPRESS = """\
import { defineConfig } from 'vitepress'
export default defineConfig({
  title: 'Field notes', description: 'What grows where', lang: 'en-GB',
  base: '/notes/', srcDir: './texts', srcExclude: ['**/README.md'], cleanUrls: true,
  rewrites: { 'log/:slug.md': ':slug.md' },
  sitemap: { hostname: 'https://example.org' },
})
"""


@pytest.mark.parametrize("folder", ["", "docs/"])
def test_vitepress(tmp_path: Path, folder: str) -> None:
    """https://vitepress.dev/reference/site-config, in the site's folder or in `docs`."""
    site = detected(
        tmp_path, {f"{folder}.vitepress/config.mts": VITEPRESS, f"{folder}texts/log/a.md": "post"}
    )
    assert site.dialect == "vitepress"
    assert value(site.url) == "https://example.org/notes/"
    assert site.missing == ("author", "timezone")
    assert site.sources == (f"{folder}texts/log/**",)
    assert site.settings["pretty_urls"] is True
    assert site.settings["rewrites"] == {"log/:slug.md": ":slug.md"}


def test_vite_with_markdown_pages(tmp_path: Path) -> None:
    """The router's option names the folder of pages."""
    config = (
        "import Markdown from 'unplugin-vue-markdown/vite'\n"
        "import VueRouter from 'unplugin-vue-router/vite'\n"
        "export default defineConfig({\n"
        "  plugins: [VueRouter({ routesFolder: 'pages' }), Markdown({})],\n})"
    )
    site = detected(
        tmp_path, {"vite.config.ts": config, "pages/log/a.md": "post", "pages/b.md": "page"}
    )
    assert site.dialect == "vitepress"
    assert site.sources == ("pages/log/**",)
    assert site.settings["content"] == [{"folder": "pages", "prefix": "", "language": None}]


def test_nuxt(tmp_path: Path) -> None:
    """Nuxt's configuration, that of its SEO modules, and the prefixes of Content's collections."""
    site = detected(
        tmp_path,
        {
            "nuxt.config.ts": (
                "export default defineNuxtConfig({ modules: ['@nuxt/content'],\n"
                "  site: { url: 'https://example.org', name: 'Notes', trailingSlash: true },\n"
                "  app: { baseURL: '/n/', head: { title: 'No', htmlAttrs: { lang: 'fr' } } },\n"
                "  i18n: { defaultLocale: 'fr', locales: ['fr', { code: 'de' }] } })"
            ),
            "content.config.ts": (
                "export const collections = { blog: defineCollection({ type: 'page',\n"
                "  source: [{ include: 'blog/**', prefix: '/log' }, { include: 'b/**' }] }),\n"
                "  all: defineCollection({ source: '**/*.md' }) }"
            ),
            "content/blog/a.md": "post",
        },
    )
    assert site.dialect == "nuxt"
    assert (value(site.title), value(site.language)) == ("Notes", "fr")
    assert value(site.url) == "https://example.org/n/"
    assert site.sources == ("content/blog/**",)
    assert site.settings["trailing_slash"] == "always"
    assert site.settings["languages"] == {"fr": {}, "de": {}}
    assert site.settings["content"] == [
        {"folder": "content", "prefix": "", "language": None},
        {"folder": "content/blog", "prefix": "log", "language": None},
    ]


def test_nuxt_without_content_is_no_blog(tmp_path: Path) -> None:
    """A site without the folder that the module reads may be made of anything."""
    (tmp_path / "nuxt.config.ts").write_text("export default {}", encoding="utf-8")
    assert detect(tmp_path) is None


@pytest.mark.parametrize("name", ["contentlayer.config.ts", "lib/mdx.js"])
def test_notes_within_a_line_with_nextjs(tmp_path: Path, name: str) -> None:
    """https://github.com/timlrx/tailwind-nextjs-starter-blog has them: `inlineNotes`."""
    script = "plugins.push([remarkFootnotes, { inlineNotes: true }])"
    site = detected(tmp_path, {"next.config.js": "module.exports = {}", name: script})
    assert site.settings["markdown"] == {"plugins": ["remark-footnotes"]}


def test_sveltekit(tmp_path: Path) -> None:
    """Configuration, routes by their folders, and a guide's file about the site."""
    site = detected(
        tmp_path,
        {
            "svelte.config.js": (
                "export default { kit: { paths: { base: '/n' }, files: { assets: 'public' } } }"
            ),
            "vite.config.js": "export default {}",
            "src/lib/config.ts": (
                "export const title = 'Notes'\nexport const url = 'https://example.org/'"
            ),
            "src/routes/+layout.ts": "export const trailingSlash: TrailingSlash = 'always'",
            "src/routes/(main)/blog/[slug=post]/+page.svelte": "",
            "src/routes/(main)/blog/tags/[tag]/+page.svelte": "",
            "src/routes/api/[slug]/+server.ts": "",
            "src/posts/a.svx": "post",
            "src/routes/about/+page.md": "page",
        },
    )
    assert site.dialect == "sveltekit"
    assert (value(site.title), value(site.url)) == ("Notes", "https://example.org/n/")
    assert site.sources == ("src/posts/**",)
    assert site.settings["routes"] == [{"collection": None, "pattern": "/blog/:slug"}]
    assert site.settings["trailing_slash"] == "always"
    assert site.settings["static"] == {"public": "/"}


def test_svelte_without_routes_is_no_site(tmp_path: Path) -> None:
    """Other sites have Svelte's configuration, too, for components of theirs."""
    (tmp_path / "svelte.config.js").write_text("export default {}", encoding="utf-8")
    assert detect(tmp_path) is None


def test_nextjs(tmp_path: Path) -> None:
    """Configuration, contentlayer's, and a starter's file about the site."""
    site = detected(
        tmp_path,
        {
            "next.config.js": (
                "module.exports = withContentlayer({ basePath: '/notes', trailingSlash: true })"
            ),
            "data/siteMetadata.js": (
                "const siteMetadata = { title: 'Field notes', author: 'Ada',\n"
                "  siteUrl: 'https://example.org', language: 'en-us', comments: { title: 'No' } }\n"
                "module.exports = siteMetadata"
            ),
            "contentlayer.config.ts": (
                "export const Blog = defineDocumentType(() => ({ name: 'Blog',\n"
                "  filePathPattern: 'blog/**/*.mdx', fields: { date: { type: 'date' } } }))\n"
                "export const Author = defineDocumentType(() => ({\n"
                "  filePathPattern: 'authors/**/*.mdx' }))\n"
                "export default makeSource({ contentDirPath: 'data', documentTypes: [Blog] })"
            ),
            "data/blog/a.mdx": "post",
            "data/authors/ada.mdx": "page",
            "app/(site)/blog/[...slug]/page.tsx": "",
            "app/tags/[tag]/page.tsx": "",
            "app/blog/page/[page]/page.tsx": "",
        },
    )
    assert site.dialect == "nextjs"
    assert site.title == Found(value="Field notes", where="data/siteMetadata.js: title")
    assert site.url == Found(
        value="https://example.org/notes/", where="data/siteMetadata.js: siteUrl, basePath"
    )
    assert value(site.author) == Author(name="Ada")
    assert site.sources == ("data/blog/**/*.mdx",)
    assert site.settings == {
        "routes": [{"collection": None, "pattern": "/blog/:slug"}],
        "trailing_slash": "always",
        "authors_files": ["data/authors"],
        "static": {"public": "/"},
        "output": "out",
    }


TITLES = [
    # https://github.com/shadcn-ui/taxonomy, https://github.com/markhorn-dev/astro-nano and
    # https://github.com/onwidget/astrowind
    ('export const siteConfig = { name: "Acme" };', "siteConfig.name"),
    ('export const SITE = { NAME: "Acme" };\nexport const BLOG = { TITLE: "Blog" };', "SITE.NAME"),
    ('export const BLOG = { TITLE: "Blog" };\nexport const SITE = { NAME: "Acme" };', "SITE.NAME"),
    ('export const BLOG = { TITLE: "Acme" };', "BLOG.TITLE"),
    ('export const site = { name: "me", title: "Acme" };', "site.title"),
    ('export const NAME = "me";\nexport const menu = { name: "Menu" };', None),
]


@pytest.mark.parametrize(("text", "where"), TITLES)
def test_title_in_an_object(tmp_path: Path, text: str, where: str | None) -> None:
    """A site's name is its title, and one of a mere page called blog is not."""
    site = detected(tmp_path, {"package.json": '{"dependencies": {"next": "15"}}', "site.ts": text})
    assert site.title == (where and Found(value="Acme", where=f"site.ts: {where}"))


@pytest.mark.parametrize(
    ("files", "sources"),
    [
        ({"posts/a.md": "post", "readme.md": "page"}, ("posts/**",)),
        ({"posts/en/2024/a.md": "post", "posts/fr/2023/b.md": "post"}, ("posts/**",)),
        ({"public/a/index.md": "post", "public/b/index.en.md": "post"}, ("public/**/index.*",)),
        ({"content/a.md": "post", "content/deep/b.md": "post"}, ("content/**",)),
        ({"content/log/a.mdx": "post", "notes/b.md": "post"}, ("content/log/**", "notes/**")),
        ({"a.md": "post"}, ("*.*",)),
        ({"posts/a.md": "export const meta = {\n  date: '2024-03-05' }"}, ("posts/**",)),
        ({"posts/2024-03-05-a.md": "Text."}, ("posts/**",)),
        ({"node_modules/x/a.md": "post", ".next/a.md": "post"}, ()),
        ({"posts/a.md": "page", "posts/b.txt": "post"}, ()),
    ],
)
def test_posts_are_where_dated_files_are(
    tmp_path: Path, files: Mapping[str, str], sources: tuple[str, ...]
) -> None:
    """For generators that do not say: years, languages and bundles belong to what is above."""
    package = {
        "package.json": '{"dependencies": {"next": "15"}, "homepage": "https://github.com/a/b"}'
    }
    site = detected(tmp_path, package | dict(files))
    assert site.sources == sources
    assert site.url is None, "a repository is no site"


@pytest.mark.parametrize(
    ("name", "data", "values"),
    [
        (
            "eleventyComputed.cjs",
            "module.exports = { permalink: (data) => `/blog/${data.page.fileSlug}/` };",
            {"permalink": "{{ a function in eleventyComputed.cjs }}"},
        ),
        (
            "eleventyComputed.js",
            "export default { title: (data) => data.title, permalink(data) { return '/x/'; } };",
            {"permalink": "{{ a function in eleventyComputed.js }}"},
        ),
        (
            "eleventyComputed.json",
            '{"permalink": "/blog/{{ page.fileSlug }}/"}',
            {"eleventyComputed": {"permalink": "/blog/{{ page.fileSlug }}/"}},
        ),
    ],
)
def test_an_address_that_the_sites_data_compute(
    tmp_path: Path, name: str, data: str, values: dict[str, object]
) -> None:
    """https://www.11ty.dev/docs/data-computed/ is for all posts; a function is not known."""
    site = detected(tmp_path, {"eleventy.config.js": "", f"_data/{name}": data})
    assert site.settings["defaults"] == [{"path": "", "type": None, "values": values}]
    other = {"eleventy.config.js": "", f"_data/{name}": data.replace("permalink", "other")}
    assert "defaults" not in detected(tmp_path / "other", other).settings


@pytest.mark.parametrize(
    "data",
    [
        "module.exports = { permalink: (data) => `/blog/${data.page.fileSlug}/` };",
        "export default { eleventyComputed: { permalink: function (data) { return data.x; } } };",
    ],
)
def test_an_address_that_a_function_makes_is_not_known(tmp_path: Path, data: str) -> None:
    """https://www.11ty.dev/docs/permalinks/: a post of which it is not is a problem, no guess."""
    files = {"eleventy.config.js": "", "posts/posts.11tydata.js": data, "posts/a.md": "---\n---\n"}
    assert "{{ a function in posts.11tydata.js }}" in str(detected(tmp_path, files).settings)


@pytest.mark.parametrize(
    "config",
    [
        "import md from 'markdown-it'\nimport attrs from 'markdown-it-attrs'\nimport x from 'x'",
        "module.exports = (c) => c.amendLibrary('md', (m) => m.use(require('markdown-it-attrs')))",
    ],
)
def test_plug_ins_of_markdown_it(tmp_path: Path, config: str) -> None:
    """https://www.11ty.dev/docs/languages/markdown/#add-your-own-plugins."""
    site = detected(tmp_path, {"eleventy.config.js": config})
    assert site.settings["markdown"] == {"plugins": ["markdown-it-attrs"]}


@pytest.mark.parametrize("engine", ["false", "'njk'"])
def test_markdown_without_templates(tmp_path: Path, engine: str) -> None:
    """https://www.11ty.dev/docs/config/#default-template-engine-for-markdown-files."""
    config = f"export default () => ({{ markdownTemplateEngine: {engine} }})"
    markdown = detected(tmp_path, {"eleventy.config.js": config}).settings.get("markdown")
    assert markdown == ({"templates": False} if engine == "false" else None)


# https://www.11ty.dev/docs/ignores/
IGNORING = """\
export default function (eleventyConfig) {
  eleventyConfig.ignores.add('content/log/secret.md')
  eleventyConfig.ignores.add('./content/wip/**/*')
  eleventyConfig.ignores.add('**/attic')
  eleventyConfig.watchIgnores.add('content/log/watched.md')
  GIT
  return { dir: { input: 'content' } }
}
"""


@pytest.mark.parametrize("uses_git", [True, False])
def test_what_eleventy_does_not_read_is_left_out(tmp_path: Path, *, uses_git: bool) -> None:
    """A line is a path from its file's folder; one with a `!` means nothing to Eleventy."""
    git = "" if uses_git else "eleventyConfig.setUseGitIgnore(false)"
    files = {
        "eleventy.config.mjs": IGNORING.replace("GIT", git),
        ".gitignore": "/content/private/\n",
        ".eleventyignore": "# none of these\n\n  content/log/*-old.md\r\n!content/log/kept.md\n",
        "content/.eleventyignore": "\ndrafts\n",
    }
    ignored = set(detected(tmp_path, files).exclude)
    assert ignored - {"_site/**", "**/_includes/**", "**/node_modules/**"} == {
        "/content/log/secret.md",
        "/content/wip/**/*",
        "/**/attic",
        "/content/log/*-old.md",
        "/content/drafts",
        *(["/content/private"] if uses_git else []),
    }
