"""The podcast namespace of Podcasting 2.0, https://podcasting2.org/docs/podcast-namespace.

It grows: a tag that is not in the table is left alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from feedkit.check.addresses import uri_findings
from feedkit.check.dates import rfc822_findings
from feedkit.check.elements import PODCAST
from feedkit.check.findings import Finding, Rule
from feedkit.check.media import media_type_findings
from feedkit.check.podcast_tags import (
    INVALID_VALUE,
    NAMESPACE,
    Part,
    Tag,
    Vocabulary,
    matches,
    one_of,
    tag_findings,
    text_up_to,
)
from feedkit.check.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["namespace_findings"]

NOT_HTTPS = Rule(
    "podcast-not-https", "advice", NAMESPACE, "write the https: address, if there is one"
)
NO_SOURCE = Rule(
    "no-alternate-source",
    "error",
    f"{NAMESPACE}/tags/alternate-enclosure",
    "put a podcast:source with the file's address into it",
)


def _address(address: str, line: int | None, where: str) -> Iterator[Finding]:
    yield from uri_findings(address, line, where)
    if address.lower().startswith("http:"):
        yield NOT_HTTPS.at(line, f"{where}: {quoted(address)}")


def _iso8601(text: str, line: int | None, where: str) -> Iterator[Finding]:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        yield INVALID_VALUE.at(line, f"{where} is {quoted(text)}, not a time of ISO 8601")


NUMBER = matches(r"\d{1,12}(?:\.\d{1,12})?", "a number")
WHOLE_NUMBER = matches(r"\d{1,12}", "a whole number")
UUID = matches(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "a UUID")
YES_NO = one_of("yes no")
TEXT = text_up_to(128)
MEDIA = "podcast music video film audiobook newsletter blog publisher course"
MEDIUM = one_of(f"{MEDIA} mixed {' '.join(f'{name}L' for name in MEDIA.split())}")
FILE = {"url": _address, "type": media_type_findings}
SPAN = {"startTime": NUMBER, "duration": NUMBER}

# https://podcasting2.org/docs/podcast-namespace/tags; a live item may hold what an item may.
TAGS = {
    "alternateEnclosure": Tag("item", required="type", attributes={"type": media_type_findings}),
    "block": Tag("channel", text=YES_NO),
    "chapters": Tag("item", single=True, required="url type", attributes=FILE),
    "contentLink": Tag("item", text=TEXT, required="href", attributes={"href": _address}),
    "episode": Tag("item", single=True, text=NUMBER),
    "funding": Tag("channel item", text=TEXT, required="url", attributes={"url": _address}),
    "guid": Tag("channel", single=True, text=UUID),
    "image": Tag("channel item", required="href", attributes={"href": _address}),
    "images": Tag("channel item", single=True, required="srcset"),
    "integrity": Tag(
        "alternateEnclosure",
        single=True,
        required="type value",
        attributes={"type": one_of("sri pgp-signature")},
    ),
    "license": Tag("channel item", single=True, text=TEXT, attributes={"url": _address}),
    "liveItem": Tag(
        "channel",
        required="status start",
        attributes={"status": one_of("pending live ended"), "start": _iso8601, "end": _iso8601},
        is_item=True,
    ),
    "location": Tag("channel item", text=TEXT),
    "locked": Tag("channel", single=True, text=YES_NO),
    "medium": Tag("channel", single=True, text=MEDIUM),
    "person": Tag("channel item", text=TEXT, attributes={"href": _address, "img": _address}),
    "remoteItem": Tag(
        "channel podroll publisher valueTimeSplit",
        required="feedGuid",
        attributes={"feedGuid": UUID},
    ),
    "season": Tag("item", single=True, text=WHOLE_NUMBER),
    "socialInteract": Tag("channel item", required="protocol"),
    "soundbite": Tag("item", required="startTime duration", attributes=SPAN),
    "source": Tag("alternateEnclosure", required="uri"),
    "trailer": Tag(
        "channel",
        text=TEXT,
        required="url pubdate",
        attributes={
            "url": _address,
            "pubdate": rfc822_findings,
            "length": WHOLE_NUMBER,
            "type": media_type_findings,
        },
    ),
    "transcript": Tag("item", required="url type", attributes=FILE),
    "value": Tag("channel item", required="type method"),
    "valueRecipient": Tag(
        "value valueTimeSplit", required="type address split", attributes={"split": WHOLE_NUMBER}
    ),
    "valueTimeSplit": Tag("value", required="startTime duration", attributes=SPAN),
}
VOCABULARY = Vocabulary("podcast", PODCAST, TAGS, closed=False)


def namespace_findings(part: Part) -> Iterator[Finding]:
    """Yield what is wrong with the tags that a channel or an item holds."""
    yield from tag_findings(VOCABULARY, part)
    for namespace in PODCAST:
        for enclosure in part.element.iterchildren(f"{namespace}alternateEnclosure"):
            if all(enclosure.find(f"{name}source") is None for name in PODCAST):
                yield NO_SOURCE.at(
                    enclosure.sourceline, f"{part.where}, podcast:alternateEnclosure"
                )
