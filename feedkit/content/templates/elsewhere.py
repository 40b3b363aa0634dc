"""What a tag shows of what is not in the text: recordings, films, and posts on other sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from feedkit.content.templates import html
from feedkit.lazy import lazy_re
from feedkit.posts.assets import media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedkit.content.templates.tag import Tag

__all__ = ["ADDRESS", "EMBEDS", "Embed", "key", "table"]

T = TypeVar("T")
#: What is shown of what a tag names; None when it names nothing.
Embed: TypeAlias = "Callable[[Tag], str | None]"

SEPARATORS = lazy_re(r"[-_ ]")
ADDRESS = lazy_re(r"https?://", re.IGNORECASE)
IDS = ("id", "videoid", "video", "video_id", "youtubeid", "v", "src", "url", "path")


def key(name: str) -> str:
    """Return `name` as the tables have it: ``YouTube-embed`` → ``youtubeembed``."""
    return SEPARATORS.sub("", name).lower()


def table(rows: Mapping[str, T]) -> dict[str, T]:
    """Return a table by single names from one by lists of names."""
    return {key(name): value for names, value in rows.items() for name in names.split()}


def _media(name: str) -> Embed:
    def embed(tag: Tag) -> str | None:
        src = tag.get("src", "url", "mp4", "webm", "file", "mp3", "path", 0)
        if ADDRESS.match(src) and media_type(src) is None:  # the page of a player
            return html.embed(src, tag.get("title", "alt"))
        attributes = {"src": src, "poster": tag.get("poster"), "controls": "controls"}
        return html.element(name, **attributes) if src else None

    return embed


def _video(tag: Tag) -> str | None:
    """Show a film: a file, or what a provider has by its id (the theme minimal-mistakes)."""
    frame = EMBEDS.get(key(tag.get("provider"))) if tag.get("provider") and tag.get("id") else None
    return frame(tag) if frame else _media("video")(tag)


def _frame(address: str) -> Embed:
    """Frame what is at `address`, in which ``{}`` stands for the id that the tag gives."""

    def embed(tag: Tag) -> str | None:
        given = tag.get(*IDS, 0)
        url = given if ADDRESS.match(given) else address.format(given)
        return html.embed(url, tag.get("title", "alt")) if given else None

    return embed


def _elsewhere(*addresses: tuple[tuple[str | int, ...], str]) -> Embed:
    """Link to something on another site.

    To the address that the tag gives, else to the first of `addresses` whose parts, one for every
    ``{}``, the tag all has: options, the names divided by spaces, or arguments, by number.
    """

    def embed(tag: Tag) -> str | None:
        given = tag.get("url", "src", "href", "link", "tweet", 0)
        if ADDRESS.match(given):
            return html.link(given)
        for parts, address in addresses:
            keys = ((part,) if isinstance(part, int) else part.split() for part in parts)
            values = [tag.get(*names) for names in keys]
            if all(values):
                return html.link(address.format(*values))
        return None

    return embed


#: What is shown of what a tag names, whatever it encloses.
EMBEDS: Mapping[str, Embed] = table(
    {
        "video mp4 html5video localvideo": _video,
        "audio mp3": _media("audio"),
        "youtube youtubeembed embedyoutube youtubeplayer youtubevideo youtubelite"
        " liteyoutube liteyoutubeembed yt youtubenocookie": _frame(
            "https://www.youtube.com/embed/{}"
        ),
        "vimeo vimeoembed vimeovideo": _frame("https://player.vimeo.com/video/{}"),
        "bilibili": _frame("https://player.bilibili.com/player.html?bvid={}"),
        "media embed oembed iframe": _frame("{}"),
        "codepen": _elsewhere(
            (("user", "id slug slughash"), "https://codepen.io/{}/pen/{}"),
            ((0, 1), "https://codepen.io/{}/pen/{}"),
        ),
        "tweet x twitter tweetembed xembed tweetsingle twittertweet statictweet": _elsewhere(
            (("user", "id tweetid"), "https://x.com/{}/status/{}"),
            ((0, 1), "https://x.com/{}/status/{}"),
            (("id tweetid",), "https://x.com/i/status/{}"),
            ((0,), "https://x.com/i/status/{}"),
        ),
        "instagram": _elsewhere(
            (("id",), "https://www.instagram.com/p/{}/"),
            ((0,), "https://www.instagram.com/p/{}/"),
        ),
        "gist": _elsewhere(
            (("user username", "id"), "https://gist.github.com/{}/{}"),
            (("id",), "https://gist.github.com/{}"),
            ((0, 1), "https://gist.github.com/{}/{}"),
            ((0,), "https://gist.github.com/{}"),
        ),
    }
)
