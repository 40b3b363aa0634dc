"""The tables of the configuration, as ``feedkit.toml`` has them."""

# No annotations from `__future__`: those would be texts, and as these are looked at, each would be
# compiled while the program runs.

from typing import Annotated, Any, Literal

import msgspec

from feedkit.feeds import Format
from feedkit.model import Day, Person, Show

__all__ = [
    "AuthorConfig",
    "CollectionConfig",
    "Config",
    "ContentConfig",
    "ContributorConfig",
    "FeedConfig",
    "FundingConfig",
    "Per",
    "PodcastConfig",
    "PostsConfig",
    "SiteConfig",
]

#: What entries can be divided by, a feed for each part.
Per = Literal["tag", "category", "author", "section", "language", "year"]

# More than anybody has posts, and less than what iterators can count.
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
AtLeastOne = Annotated[int, msgspec.Meta(ge=1)]
AtLeastTwo = Annotated[int, msgspec.Meta(ge=2)]
Hour = Annotated[int, msgspec.Meta(ge=0, le=23)]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the configuration file."""


class AuthorConfig(_Table, frozen=True, kw_only=True):
    """An author with more than a name."""

    name: str
    email: str | None = None
    url: str | None = None


class SiteConfig(_Table, frozen=True, kw_only=True):
    """What feeds say about the site. See `feedkit.Site` for the meaning of each key."""

    title: str | None = None
    url: str | None = None
    author: str | AuthorConfig | None = None
    language: str | None = None
    timezone: str | None = None  #: UTC when nobody says
    description: str | None = None
    icon: str | None = None
    logo: str | None = None
    rights: str | None = None
    hub: str | list[str] = []  #: who tells subscribers of news (WebSub)

    def person(self) -> Person | str | None:
        """Return the author as the model has it."""
        if isinstance(self.author, AuthorConfig):
            return Person(name=self.author.name, email=self.author.email, url=self.author.url)
        return self.author


class PostsConfig(_Table, frozen=True, kw_only=True):
    """Which files are posts, and how their authors wrote them."""

    source: str | None = None  #: folder, relative to the configuration file; the site's own if None
    dialect: str | None = None  #: name of the site's generator; detected when not given
    include: list[str] = []  #: globs; those of Markdown files when empty
    exclude: list[str] = []  #: globs
    where: dict[str, str | int | float | bool] = {}  #: front matter that posts must have
    drafts: bool = False  #: whether drafts get into the feeds
    future: bool = False  #: whether posts dated in the future get into the feeds
    permalink: str | None = None  #: a pattern such as ``/:year/:month/:slug/``
    updated_from: Literal["git", "mtime"] | None = None  #: of posts that do not say
    default_time: str = "00:00"  #: of posts that have a date only, ``HH:MM``
    ids: str | None = None  #: ``tag:example.org,2019`` for ids that survive a move


class ContentConfig(_Table, frozen=True, kw_only=True):
    """How the bodies of posts become HTML."""

    renderer: str | None = None
    extensions: list[str] | None = None  #: of Python-Markdown
    extension_options: dict[str, dict[str, Any]] = {}
    clean: Literal["safe", "trust"] = "safe"  #: whether HTML that readers should not run goes
    allow_tags: list[str] = []  #: elements that stay beyond feedkit's own list
    allow_attributes: dict[str, list[str]] = {}  #: attributes that do, by element; * for any
    allow_classes: list[str] = []
    excerpt_separator: str | None = None  #: what stands behind an excerpt, beside the usual marks
    excerpt_length: AtLeastOne | None = None  #: of excerpts that are cut
    excerpt_unit: Literal["words", "characters"] | None = None
    body_image: bool = False  #: whether the first image of a post stands for it when no other does


class ContributorConfig(_Table, frozen=True, kw_only=True):
    """Someone who is to be heard in a podcast. See `feedkit.Contributor`."""

    name: str
    role: str | None = None
    group: str | None = None
    image: str | None = None
    url: str | None = None


class FundingConfig(_Table, frozen=True, kw_only=True):
    """Where the listeners of a podcast can give something."""

    url: str
    text: str


class PodcastConfig(_Table, frozen=True, kw_only=True):
    """What makes a feed a podcast. See `feedkit.Podcast` for the meaning of each key."""

    image: str
    categories: list[str]
    explicit: bool
    author: str | None = None
    owner: str | AuthorConfig | None = None
    type: Literal["episodic", "serial"] | None = None
    title: str | None = None
    guid: str | None = None
    locked: bool | None = None
    funding: list[FundingConfig] = []
    contributors: list[ContributorConfig] = []
    medium: str | None = None
    new_feed_url: str | None = None
    complete: bool = False
    block: bool = False


class FeedConfig(_Table, frozen=True, kw_only=True):
    """One feed, or one for each part of the entries, and the files it is written to."""

    path: str | list[str]  #: relative to the configuration file; several for several formats
    format: Format | None = None  #: by the file's name when not given
    url: str | None = None  #: where the feed is published; by the path when not given
    title: str | None = None  #: a pattern: ``:site | :tag``
    description: str | None = None  #: a pattern as well
    id: str | None = None  #: an IRI; the address of the feed when not given
    limit: Count = 20  #: entries, the newest; 0 for all
    content: Show = "full"
    collections: list[str] = []  #: whose entries; those of all when empty
    per: Per | None = None  #: a feed for each tag, author, …; `path` has to name it
    only: list[str] = []  #: the tags, authors, … that get a feed; all when empty
    except_: list[str] = msgspec.field(default_factory=list, name="except")
    min_entries: AtLeastOne = 1  #: with fewer, a tag, author, … gets no feed
    slugs: dict[str, str] = {}  #: what ``:tag`` is in `path`, by tag, where it is not its slug
    archive: AtLeastTwo | None = None  #: entries in each archive of older entries (RFC 5005)
    complete: bool = False  #: whether what is not in the feed is no more (RFC 5005)
    page: str | None = None  #: a page for people, written to this file
    stylesheet: bool | str = False  #: feedkit's own, beside the feed, or the address of another
    query: dict[str, str] = {}  #: added to the links of entries
    ttl: Count | None = None  #: minutes
    skip_hours: list[Hour] = []  #: UTC
    skip_days: list[Day] = []
    scheme: str | None = None  #: the address that says whose words the tags are
    markdown: bool = False  #: whether RSS also tells what the author wrote
    paths: bool = False  #: whether JSON Feed also tells the posts' files
    namespaces: dict[str, str] = {}  #: of elements that `extend` adds, by prefix
    extend: str | None = None  #: ``module:function``, which adds elements to the XML
    podcast: PodcastConfig | None = None


class CollectionConfig(PostsConfig, frozen=True, kw_only=True):
    """Posts of one kind: what `PostsConfig` says, under a name."""

    name: str


class Config(_Table, frozen=True, kw_only=True):
    """The whole configuration."""

    site: SiteConfig = SiteConfig()
    posts: PostsConfig = PostsConfig()
    collections: list[CollectionConfig] = []  #: without any, `posts` is the only one
    content: ContentConfig = ContentConfig()
    feeds: list[FeedConfig] = []
    opml: str | None = None  #: a list of all feeds, written to this file
