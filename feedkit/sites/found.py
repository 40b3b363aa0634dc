"""What is known of a site from its own configuration, and where each value was found.

``DetectedSite.settings`` holds what the rules of the site's generator depend on, as plain data
(str, int, float, bool, None, list, dict) under names of our own. A name is there only when the
configuration says something; a generator's defaults belong to whoever applies its rules. Paths are
relative to the site's root, with forward slashes, and ``""`` is the root; addresses are relative to
the site's home page.

Where posts are and what they are called
    content             list of {folder, prefix, language}: the path of a file below `folder` is its
                        address below `prefix`; language is None where the folder does not tell;
                        `files` are globs of those that are content, with ``!`` of others (Hugo)
                        (Hugo, Zola, Pelican, MkDocs, Gatsby, Eleventy, VitePress, Nuxt, Quartz)
    blogs               list of blogs. Docusaurus: {id, folder, route}. MkDocs: {folder, posts,
                        url_format, url_date_format, url_max_categories, slugify_separator,
                        excerpt_separator, drafts, future}, `folder` and `posts` being below the
                        content's folder. Nikola: {source, folder, destination: language → address}
    collections_folder  where collections are, if `collections_dir` says so (Jekyll)
    collections         name → {output: bool, permalink, folder} (Jekyll), → {folder} (Astro)
    routes              list of {collection, pattern, from_file, slug_key}: ``/blog/:slug``;
                        collection is None where the page does not tell (Astro, Next.js, SvelteKit);
                        from_file: bool, the folders of a file stay whatever the slug, and slug_key:
                        the key that comes before a post's id (Astro)
    unshown             names of the collections whose entries have no page (Astro)
    permalink           pattern or name, in the generator's own language (Jekyll, Hexo, VuePress)
    permalinks          section → pattern of its pages (Hugo)
    permalink_defaults  word → what it stands for where a post has no such key (Hexo)
    pinyin              options of hexo-permalink-pinyin, where it is at work (Hexo)
    article_urls        ``ARTICLE_URL`` → pattern, and the other ``*_URL`` and ``*_SAVE_AS`` of
                        articles, pages, drafts and lists (Pelican)
    page_paths          folders of pages, below the content's folder (Pelican)
    rewrites            path of a file → path of its page (VitePress)
    filename_pattern    ``:year-:month-:day-:title.md`` (Hexo), a regular expression with named
                        groups of the file's name without ending (Pelican, Nikola)
    path_pattern        the same of the path below the content's folder (Pelican)
    filename_case       0 as it is, 1 lower case, 2 upper case (Hexo)
    post_asset_folder   bool: a folder beside a post holds its files (Hexo)
    slug                Pelican: {source, substitutions: list of [pattern, replacement], unicode,
                        preserve_case}. Zola: {paths: on, safe or off, keep_dates}. Nikola:
                        {enabled}
    pretty_urls         bool: pages have no ``.html`` (Nikola, MkDocs, VitePress)
    trailing_slash      always, never or ignore (Gatsby, Astro, Docusaurus, Next.js,
                        Nuxt, SvelteKit)
    trailing_index, trailing_html, strip_index
                        bool: addresses keep ``index.html``, ``.html`` (Hexo); lose it (Nikola)
    index_file          ``index.html`` (Nikola)
    build_format        directory, file or preserve (Astro)
    ugly_urls           bool, or section → bool (Hugo)
    lowercase_paths, remove_path_accents
                        bool (Hugo)

Languages
    default_language    code
    languages           code → {title, url, weight, code, permalinks, disabled, prefix, timezone,
                        author: {name, email, url}}, what is known of them; the default one may be
                        among them
    language_in_path    bool: the default language has a prefix, too (Hugo, Astro)
    translation_pattern ``{path}.{lang}.{ext}`` (Nikola)
    show_untranslated   bool (Nikola)

Front matter
    defaults            list of {path, type, values}, the later one wins: front matter of the files
                        at or below `path`, which may be a glob. `type` is Jekyll's, or None for any
                        (Jekyll, Pelican, Eleventy)
    cascade             list of {target: {path, kind, lang}, key: value}, the first one wins (Hugo)
    layouts             name → its own front matter (Eleventy)
    where               key → values, one of which a post's front matter has (Gatsby, Decap CMS)
    date_keys, updated_keys, publish_keys, expiry_keys
                        keys in their order; ``:default``, ``:filename``, ``:git`` as Hugo has them
    use_git_dates       bool (Hugo)
    dates_from          frontmatter, git, filesystem in their order (Quartz)
    updated_from        mtime, date or empty (Hexo)
    default_date        text of a date, or ``fs`` for the file's own (Pelican)
    metadata_mapping    format → {key of theirs: key of Nikola's} (Nikola)
    unslugify_titles    bool (Nikola)
    default_category    name (Hexo, Pelican)
    folder_is_category  bool (Pelican)
    category_map, tag_map
                        name → the word for it in addresses (Hexo)
    tag_labels          tag's key → what it is called (Docusaurus)
    taxonomies          singular → plural (Hugo), list of names (Zola)
    authors_files       list of data files that exist
    authors             key → {name, url, picture, …} (Astro, with starlight-blog)

What is shown
    drafts, future, expired, unpublished
                        bool: such posts are shown (Jekyll, Hugo, Hexo, Pelican, Nikola)
    hidden_by           key of front matter that leaves a post out (Hexo)
    locked_tags         tags whose posts are for those who know a password (Hexo)
    published_only      bool: only what says ``publish: true`` is (Quartz)
    include             globs that are read although their names are hidden ones (Jekyll, Hexo)
    ignore_files        Go regular expressions of paths that are not read (Hugo)

Text
    excerpt_separator   text (Jekyll, Gatsby)
    summary_words       int (Pelican)
    extensions          endings of Markdown files, without the dot (Jekyll)
    texts               dotted path → text or number in the configuration (Jekyll), below
                        `params` (Hugo)
    liquid_tags         bool: tags of that plug-in are in the text (Pelican)
    compilers           markup language → endings of its files (Nikola)
    markdown            {engine, options, extensions, unsafe, typographer, hard_wraps, emoji,
                        templates, plugins}, what is known of it: `options` as the engine names
                        them, `extensions` name → options, `plugins` names, the others bool

Folders
    static              folder → address at which its files appear
    attachments         list of pictures and the like that notes show (Obsidian)
    output              folder that the site is built into
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Author", "DetectedSite", "Found"]

T = TypeVar("T")
# What a feed needs to know of its site, in the order in which a person is asked for it.
ASKED_FOR = ("title", "url", "description", "author", "language", "timezone")


class Found(Struct, Generic[T], frozen=True):
    """A value and where it was found."""

    value: T
    where: str  #: ``_config.yml: author.name``, for people


class Author(Struct, frozen=True):
    """Who a site says it is by."""

    name: str  #: one line, never empty
    email: str | None = None
    url: str | None = None  #: absolute


class DetectedSite(Struct, frozen=True):
    """A site as its own configuration describes it."""

    dialect: str  #: ``jekyll``, ``hugo``, … as in `feedkit.sites.signs.SIGNS`
    config: tuple[Path, ...]  #: the files that were read
    title: Found[str] | None = None  #: one line
    url: Found[str] | None = None  #: the home page: absolute, with the base path and a final slash
    description: Found[str] | None = None  #: one line
    author: Found[Author] | None = None
    language: Found[str] | None = None  #: BCP 47, as far as the site keeps to it
    timezone: Found[str] | None = None  #: as the site says it; an IANA name if it is right
    sources: tuple[str, ...] = ()
    """Globs of post files, relative to the site's root. Each ends in ``**`` for all files below, in
    ``.*`` for any ending, or in an ending. Where nobody looked for posts, some may be missing."""
    exclude: tuple[str, ...] = ()  #: globs of files among them that are no posts
    settings: Mapping[str, object] = MappingProxyType({})  #: see the table above

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of what could not be found."""
        return tuple(name for name in ASKED_FOR if getattr(self, name) is None)
