"""What is wrong with a document before it is read: it is too large, or is no feed at all."""

from __future__ import annotations

from feedkit.check.findings import Refusal, Rule

__all__ = ["LIMIT", "NOT_A_FEED", "refuse_large"]

LIMIT = 32 * 1024 * 1024  #: bytes

TOO_LARGE = Rule(
    "too-large",
    "error",
    "https://miniflux.app/docs/configuration.html#http-client-max-body-size",
    "publish fewer entries, and the others in archives (RFC 5005 §4): readers give up sooner",
)
NOT_A_FEED = Rule(
    "not-a-feed",
    "error",
    "RFC 4287, https://www.rssboard.org/rss-specification, https://www.jsonfeed.org/version/1.1/",
    "check the file that is an Atom, RSS 2.0 or JSON feed",
)


def refuse_large(document: bytes) -> None:
    """Raise Refusal for a document of more than `LIMIT` bytes."""
    if len(document) > LIMIT:
        raise Refusal(TOO_LARGE.at(None, f"more than {LIMIT // 1024**2} MiB"))
