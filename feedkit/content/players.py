"""What a player, frame or plug-in showed, as an address that a person can open."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from feedkit.lazy import lazy_re
from feedkit.posts.assets import media_type

__all__ = ["link_to"]


class Player(Struct, frozen=True):
    """How a service's player address becomes the page, and the picture, of what it plays."""

    name: str
    address: re.Pattern[str]  #: of the player, without its scheme
    page: str  #: template for `re.Match.expand`
    picture: str | None = None  #: the same, where the address is enough to know it


def _player(name: str, address: str, page: str, picture: str | None = None) -> Player:
    return Player(name, lazy_re(address), page, picture)


YOUTUBE = r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com"
PLAYERS = (
    _player(
        "YouTube",
        YOUTUBE + r"/embed/videoseries\?(?:.*&)?list=([\w-]+)",
        r"https://www.youtube.com/playlist?list=\1",
    ),
    _player(
        "YouTube",
        YOUTUBE + r"/embed/([\w-]{11})\?(?:.*&)?start=(\d+)",
        r"https://www.youtube.com/watch?v=\1&t=\2s",
        r"https://i.ytimg.com/vi/\1/hqdefault.jpg",
    ),
    _player(
        "YouTube",
        YOUTUBE + r"/(?:embed|v|e|shorts|live)/([\w-]{11})(?![\w-])",
        r"https://www.youtube.com/watch?v=\1",
        r"https://i.ytimg.com/vi/\1/hqdefault.jpg",  # the only size that every video has
    ),
    # Their own pages, where these are asked for as players are: Obsidian, `media` of Nikola.
    _player(
        "YouTube",
        rf"(?:{YOUTUBE}/watch\?(?:.*&)?v=|youtu\.be/)([\w-]{{11}})(?![\w-])",
        r"https://www.youtube.com/watch?v=\1",
        r"https://i.ytimg.com/vi/\1/hqdefault.jpg",
    ),
    # An unlisted video opens only with its key.
    _player(
        "Vimeo",
        r"player\.vimeo\.com/video/(\d+)\?(?:.*&)?h=(\w+)",
        r"https://vimeo.com/\1/\2",
    ),
    _player("Vimeo", r"player\.vimeo\.com/video/(\d+)", r"https://vimeo.com/\1"),
    _player(
        "Dailymotion",
        r"(?:www|geo)\.dailymotion\.com/(?:embed/video/|player(?:/\w+)?\.html\?video=)(\w+)",
        r"https://www.dailymotion.com/video/\1",
    ),
    _player(
        "Bilibili",
        r"player\.bilibili\.com/player\.html\?(?:.*&)?bvid=(\w+)",
        r"https://www.bilibili.com/video/\1",
    ),
    _player("Spotify", r"open\.spotify\.com/embed/(\w+/\w+)", r"https://open.spotify.com/\1"),
    _player(
        "CodePen", r"codepen\.io/([\w-]+)/embed/(?:preview/)?(\w+)", r"https://codepen.io/\1/pen/\2"
    ),
)
BARE = lazy_re(r"^(?:https?:)?//")
# SoundCloud's player is handed the whole address of the track.
SOUNDCLOUD = lazy_re(r"w\.soundcloud\.com/player/?\?(?:.*&)?url=(https?(?::|%3A)[^&]+)")
NO_PAGE = lazy_re(r"#|(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:", re.IGNORECASE)
# What `hqdefault` measures, so that nothing jumps when it arrives.
PICTURE_SIZE = 'width="480" height="360"'


def link_to(address: str, title: str = "", kind: str = "") -> str:
    """Return HTML that leads to what was shown from `address`; empty where that is no address.

    `title` becomes the link's text, else the service's name or the host. `kind` is the media type
    that the author gave: a picture stays a picture.
    """
    address, title = address.strip(), " ".join(title.split())
    if not address or NO_PAGE.match(address):
        return ""
    if (kind or media_type(address) or "").startswith("image/"):
        return f'<img src="{escape(address)}" alt="{escape(title)}">'
    name, page, picture = _shown(address)
    text = escape(title or name)
    if picture:
        text = f'<img src="{escape(picture)}" alt="" {PICTURE_SIZE}><br>{text}'
    return f'<a href="{escape(page)}">{text}</a>'


def _shown(address: str) -> tuple[str, str, str | None]:
    """Return the name, the page and the picture of what plays at `address`."""
    bare = BARE.sub("", address)
    for player in PLAYERS:
        if match := player.address.match(bare):
            picture = match.expand(player.picture) if player.picture else None
            return player.name, match.expand(player.page), picture
    if match := SOUNDCLOUD.match(bare):
        return "SoundCloud", unquote(match[1]), None
    return _host(address) or address, address, None


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
