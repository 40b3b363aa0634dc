"""What the keys of front matter are called.

The one place that knows these names. They were counted over 13,144 posts of 55 public blogs in 14
generator families; the order is the order of trust. Those of podcasts are what themes and plug-ins
for them document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALIASES"]

#: Keys by field, compared without case; a dot leads into a nested table.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "published": (
        "date.created",  # Material for MkDocs
        "date",
        "pubDate",
        "pubDatetime",
        "publishDate",
        "publishedAt",
        "published_at",
        "published_date",
        "datePublished",
        "created",
        "created_at",
        "createdAt",
        "published",  # a date where it is not a boolean (Hugo documents both)
    ),
    "updated": (
        "date.updated",  # Material for MkDocs
        "updated",
        "lastmod",
        "last_modified_at",
        "updatedDate",
        "modDatetime",
        "modified",
        "last_edited_date",
        "updated_at",
        "updatedAt",
        "dateModified",
        "extra.updated",
        "last_update.date",  # Docusaurus
    ),
    "summary": ("description", "excerpt", "summary", "subtitle", "spoiler", "tagline"),
    "authors": ("authors", "author", "by"),
    "contributors": (
        "contributors",
        "contributor",
        "editors",
        "editor",
        "translators",
        "translator",
        "extra.translators",
    ),
    "tags": (
        "tags",
        "taxonomies.tags",
        "categories",
        "taxonomies.categories",
        "category",
        "topics",
        "topic",
        "keywords",
        "tag",
    ),
    "image": (
        "image",
        "images",
        "og_image",
        "featureImage",
        "previewimage",
        "thumbnail",
        "banner",
        "featured_image",
        "cover",
        "heroImage",
        "featuredimage",
        "feature_image",
        "index_img",  # Hexo's theme Fluid
        "ogImage",
        "thumbnail-img",  # Beautiful Jekyll
        "cover-img",
        "share-img",
        "header.og_image",  # Minimal Mistakes
        "header.overlay_image",
        "header.image",
        "header.teaser",
    ),
    "banner": (
        "banner_image",
        "banner",
        "episode_banner",  # Castanet
        "hero_image",
        "heroImage",
        "hero",
        "header.overlay_image",  # Minimal Mistakes
        "header.image",
    ),
    "address": ("permalink", "url", "path"),
    "slug": ("slug", "urlname"),
    "external_url": ("external_url", "canonical_url"),
    "comments": (
        "comments_url",
        "comments_link",
        "comments",  # an address where it is not a boolean
        "discussion_url",
        "discussion",
        "discourse_url",
        "discourse",
    ),
    "origin": ("origin", "via", "source"),
    "rights": ("rights", "copyright", "license", "licence"),
    "id": ("guid", "uuid", "id"),
    "language": ("lang", "language", "locale"),
    "not_before": ("publishDate",),
    "not_after": ("expiryDate", "expires", "unpublishdate"),
    # What follows is of podcasts: `feedkit.entries.episode`.
    "episode_title": ("episode.title", "episode_title", "podcast.title", "podcast_title"),
    "episode_number": (
        "episode.number",
        "episode.episodeNumber",  # Podcaster for Eleventy
        "episode_number",
        "episodeNumber",
        "podcast.episode",
        "podcast_episode",
        "episode",  # a number where it is not a table
    ),
    "season": (
        "episode.season",
        "episode.seasonNumber",
        "season_number",
        "seasonNumber",
        "podcast.season",
        "podcast_season",
        "season",
    ),
    "episode_type": ("episode.type", "episode.episodeType", "episode_type", "episodeType"),
    "duration": (
        "episode.duration",
        "podcast_duration",  # Castanet, Jekyll-Podcast-Feed
        "podcast.duration",
        "audio_duration",
        "duration",
    ),
    "recording_length": (
        "podcast_bytes",
        "podcast_length",
        "enclosure_length",  # Nikola
        "audio_length",
        "length",  # as in RSS: bytes, not seconds
    ),
    "explicit": ("episode.explicit", "podcast_explicit", "podcast.explicit", "explicit"),
    "block": ("episode.block", "podcast_block", "podcast.block", "itunes_block"),
    "episode_image": (
        "episode.image",
        "episode_image",  # Castanet
        "episode_cover",
        "episode-cover",  # Octopod
        "podcast.image",
        "podcast_image",
    ),
    "transcripts": (
        "episode.transcripts",
        "episode.transcript",
        "podcast.transcripts",
        "podcast.transcript",
        "transcripts",
        "transcript",
    ),
    "chapters": ("episode.chapters", "podcast.chapters", "chapters"),
    "hosts": ("episode.hosts", "podcast.hosts", "hosts", "host"),
    "guests": ("episode.guests", "podcast.guests", "guests", "guest"),
    "people": ("episode.people", "podcast.people", "people"),
}
