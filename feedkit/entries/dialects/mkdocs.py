"""Material for MkDocs and its blog plug-in.

https://squidfunk.github.io/mkdocs-material/plugins/blog/ says what each option means.
"""

from __future__ import annotations

import posixpath
import unicodedata
from datetime import UTC
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from feedkit.entries.dialect import DRAFT, Rule
from feedkit.entries.dialects.cascade import added
from feedkit.entries.dialects.clocks import cldr
from feedkit.entries.dialects.keyed import Keyed
from feedkit.entries.fields import Fields, as_text, is_false, is_true
from feedkit.entries.labels import labels_of
from feedkit.entries.links import expand
from feedkit.entries.patterns import as_path, replaced
from feedkit.entries.sections import section_of
from feedkit.entries.settings import flag, rows, text
from feedkit.entries.titles import first_heading
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from feedkit.entries.dates import Moment
    from feedkit.entries.dialect import FrontMatter, ReadPage
    from feedkit.entries.links import Address, Token
    from feedkit.posts.post import Post

__all__ = ["MkDocs"]

# mkdocs.utils.markdown_extensions
READ = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# pymdownx.slugs.slugify(case="lower"), which is what `post_slugify` is unless a site has its own.
TAG = lazy_re(r"</?[^>]*>")
NO_WORD = lazy_re(r"[^\w\- ]")
PLACEHOLDER = lazy_re(r"\{(\w*)\}")
DATE_FORMATS = {
    "full": "EEEE, MMMM d, y",
    "long": "MMMM d, y",
    "medium": "MMM d, y",
    "short": "M/d/yy",
}


class Blog(Struct, frozen=True):
    """An instance of the blog plug-in."""

    folder: str = "blog"  #: `blog_dir`, below the folder of documents
    posts: str = "blog/posts"  #: `post_dir`
    url_format: str = "{date}/{slug}"
    url_date_format: str = "yyyy/MM/dd"
    max_categories: int = 1
    separator: str = "-"
    drafts: bool = False  #: whether they are shown
    future: bool = True  #: whether what is dated in the future is no draft

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Self:
        """Return the blog that one of ``settings["blogs"]`` describes."""
        most = row.get("url_max_categories")
        return cls(
            folder=text(row, "folder") or "",
            posts=text(row, "posts") or "",
            url_format=text(row, "url_format") or "{date}/{slug}",
            url_date_format=text(row, "url_date_format") or "yyyy/MM/dd",
            max_categories=most if isinstance(most, int) else 1,
            separator=text(row, "slugify_separator") or "-",
            drafts=flag(row, "drafts"),
            future=row.get("future") is not False,
        )


class MkDocs(Keyed, frozen=True, kw_only=True):
    """Posts written for Material's blog plug-in, or pages of MkDocs that carry a date."""

    name: ClassVar[str] = "mkdocs"
    rules: ClassVar[tuple[Rule, ...]] = (Rule("draft", is_true, DRAFT),)
    date_keys: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "published": ("date.created", "date"),
        "updated": ("date.updated",),
    }
    label_keys: ClassVar[tuple[str, ...]] = ("tags", "categories")

    documents: str = "docs"  #: `docs_dir`
    #: What none of them holds is a page. Where no configuration is known, all are posts.
    blogs: tuple[Blog, ...] = (Blog(posts=""),)
    directory_urls: bool = True  #: `use_directory_urls`
    meta_file: str = ""  #: `meta_file` of the meta plug-in; empty without that
    inherited: tuple[tuple[str, FrontMatter], ...] = ()  #: folder → what its files say, outer first
    paths: frozenset[str] = frozenset()  #: of all files that may be posts

    @classmethod
    def of(cls, settings: Mapping[str, object], **fields: object) -> Self:
        """Return the dialect of a site with these settings (see `feedkit.sites.found`)."""
        if not settings:
            return cls(**fields)  # type: ignore[arg-type]
        known: dict[str, object] = {
            "documents": next((text(row, "folder") or "" for row in rows(settings, "content")), ""),
            "blogs": tuple(map(Blog.of, rows(settings, "blogs"))),
            "meta_file": text(settings, "meta_file") or "",
            "directory_urls": settings.get("pretty_urls") is not False,
        }
        return cls(**{**known, **fields})  # type: ignore[arg-type]

    def among(self, paths: Collection[str]) -> Self:
        """Return the same dialect, knowing the paths of all files that may be posts."""
        return replace(self, paths=frozenset(paths))

    def above(self, paths: Sequence[str], starts: Iterable[str]) -> list[str]:
        """Return the files of the meta plug-in in all folders around posts."""
        del starts
        if not self.meta_file:
            return []
        folders = {folder for path in paths for folder in PurePosixPath(path).parents}
        inside = (folder for folder in folders if folder.is_relative_to(self.documents))
        return sorted(str(folder / self.meta_file) for folder in inside)

    def under(self, above: Mapping[str, FrontMatter]) -> Self:
        """Take note of what the meta plug-in's files say: that of an outer folder comes first."""
        found = {posixpath.dirname(path): above[path] for path in above}
        return replace(self, inherited=tuple(sorted(found.items())))

    def completed(self, post: Post) -> Fields:
        """Return what `post` says, and what it inherits, where lists add up.

        https://squidfunk.github.io/mkdocs-material/plugins/meta/
        """
        metadata: FrontMatter = {}
        for folder, said in self.inherited:
            if PurePosixPath(post.path).is_relative_to(folder):
                metadata = added(metadata, said)
        return Fields(post, added(metadata, post.metadata)) if metadata else Fields(post)

    def refuses(self, path: str) -> str | None:
        """Return why the file at `path` is no post."""
        file = PurePosixPath(path)
        if file.suffix not in READ:
            return "is not a kind of file that MkDocs reads"
        if self.blogs and self._blog(file) is None:
            return "is in no folder of posts"
        # mkdocs.org/user-guide/writing-your-docs/#index-pages
        if file.stem == "README" and str(file.with_stem("index")) in self.paths:
            return "has an index beside it, which MkDocs prefers"
        return None

    def leaves_out(self, fields: Fields) -> Rule | None:
        """Return the rule of a draft, unless the blog shows drafts (`draft`)."""
        blog = self._blog(PurePosixPath(fields.post.path))
        return None if blog and blog.drafts else super().leaves_out(fields)

    def shows_future(self, fields: Fields) -> bool:
        """Return False under `draft_if_future_date`, unless the post says that it is no draft."""
        blog = self._blog(PurePosixPath(fields.post.path))
        return not blog or blog.future or blog.drafts or is_false(fields.get("draft"))

    def title_of(self, fields: Fields) -> str | None:
        """Return the heading that the text begins with, else the file's name in words."""
        return first_heading(fields.post.body) or _title_from(fields)

    def zone_of(self, moment: Moment, zone: tzinfo, path: str) -> tzinfo:
        """Return UTC, in which the plug-in has all dates that name no zone."""
        del moment, zone, path
        return UTC

    def path_of(self, address: Address) -> str:
        """Return what `post_url_format` makes below `blog_dir`; a page's own path."""
        blog = self._blog(address.path)
        if self.permalink:
            tokens = {"slug": lambda at: self._slug(at, blog or Blog())}
            return expand(self.permalink, {**self.tokens, **tokens}, address)
        if blog is None:
            return self._page(str(self._below(address.path).with_suffix("")))
        words: Mapping[str, Token] = {
            "date": lambda at: self._date(at, blog),
            "slug": lambda at: self._slug(at, blog),
            "file": lambda at: _name(at.path),
            "categories": lambda at: "/".join(
                _slugified(name, "-") for name in _categories(at.fields)[: blog.max_categories]
            ),
        }
        path = replaced(blog.url_format, PLACEHOLDER, words, address)
        return self._page(posixpath.join(blog.folder, posixpath.normpath(path.strip("/"))))

    def page(self, target: str, source: str, read: ReadPage) -> str | None:
        """Return the address of a page outside of all blogs, by its place beside the `source`.

        https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages
        """
        path = PurePosixPath(posixpath.normpath(posixpath.join(posixpath.dirname(source), target)))
        if path.suffix not in READ or self._blog(path) or read(str(path)) is None:
            return None
        return self._page(str(self._below(path.with_name(_name(path)))))

    def _page(self, path: str) -> str:
        """Return the address of the page at `path`, which has no suffix."""
        folder, name = posixpath.split(path)
        if name == "index":
            return f"/{folder}/" if self.directory_urls else f"/{folder}/index.html"
        return f"/{path}/" if self.directory_urls else f"/{path}.html"

    def _blog(self, path: PurePosixPath) -> Blog | None:
        below = self._below(path)
        return next((blog for blog in self.blogs if below.is_relative_to(blog.posts)), None)

    def section(self, path: PurePosixPath) -> str | None:
        """Return the first folder below that of documents."""
        return section_of(self._below(path))

    def _below(self, path: PurePosixPath) -> PurePosixPath:
        return path.relative_to(self.documents) if path.is_relative_to(self.documents) else path

    def _slug(self, address: Address, blog: Blog) -> str:
        written = as_text(address.fields.get("slug"))
        return as_path(written or _slugified(_title_from(address.fields), blog.separator))

    def _date(self, address: Address, blog: Blog) -> str:
        pattern = DATE_FORMATS.get(blog.url_date_format, blog.url_date_format)
        try:
            return cldr(self.written(address.fields, "published") or address.local, pattern)
        except ValueError as error:
            message = f"post_url_date_format: expected CLDR fields such as yyyy/MM/dd, got {error}"
            raise address.fields.post.error(None, message) from error


def _title_from(fields: Fields) -> str:
    """Return the title that the slug is made of, before anything is rendered.

    `mkdocs.structure.pages.Page.title`: with its markup, and of a heading only if it has a "#".
    """
    title = fields.get("title")
    if isinstance(title, str) and title.strip():
        return title
    first = fields.post.body.lstrip().partition("\n")[0].rstrip()
    if first.startswith("# "):
        return first.lstrip("# ")
    words = _name(PurePosixPath(fields.post.path)).replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


def _name(path: PurePosixPath) -> str:
    return "index" if path.stem == "README" else path.stem


def _categories(fields: Fields) -> list[str]:
    return list(dict.fromkeys(labels_of(fields.get("categories"))))


def _slugified(text: str, separator: str) -> str:
    # Behind the last ">" there is no tag, and to look for its end there would take long.
    head, mark, tail = unicodedata.normalize("NFC", text).rpartition(">")
    words = (TAG.sub("", head + mark) + tail).strip().lower()
    return NO_WORD.sub("", words).replace(" ", separator)
