"""Who is to be heard in an episode, and who helped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from feedkit.entries.fields import as_text
from feedkit.entries.people import People, people
from feedkit.model import Contributor

if TYPE_CHECKING:
    from feedkit.entries.fields import Fields

__all__ = ["contributors_of"]

#: The groups of https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json but
#: for the cast, which is what a role without a group belongs to; "editor" is in two of them.
GROUPS: Mapping[str, str] = {
    role: group
    for group, roles in {
        "creative direction": (
            "director, assistant director, executive producer, senior producer, producer,"
            " associate producer, development producer, creative director"
        ),
        "writing": (
            "author, editorial director, co-writer, writer, songwriter, guest writer, story editor,"
            " managing editor, script editor, script coordinator, researcher, editor, fact checker,"
            " translater, translator, transcriber, logger"
        ),
        "audio production": (
            "studio coordinator, technical director, technical manager, audio engineer,"
            " remote recording engineer, post production engineer"
        ),
        "audio post-production": (
            "audio editor, sound designer, foley artist, composer, theme music, music production,"
            " music contributor"
        ),
        "administration": (
            "production coordinator, booking coordinator, production assistant, content manager,"
            " marketing manager, sales representative, sales manager"
        ),
        "visuals": "graphic designer, cover art designer",
        "community": "social media manager",
        "misc.": "consultant, intern",
        "video production": "camera operator, lighting designer, camera grip, assistant camera",
        "video post-production": "assistant editor",
    }.items()
    for role in roles.split(", ")
}


def contributors_of(fields: Fields, page: str, known: People) -> tuple[Contributor, ...]:
    """Return hosts, guests, and the other people of an episode, each once.

    They are named as authors are (`feedkit.entries.people`); a mapping may say their role.
    """
    found: dict[Contributor, None] = {}
    for field, role in (("hosts", "host"), ("guests", "guest"), ("people", None)):
        for _, value in fields.find(field):
            found |= dict.fromkeys(_contributors(value, role, page, known))
    return tuple(found)


def _contributors(
    value: object, usual: str | None, page: str, known: People
) -> Iterator[Contributor]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _contributors(item, usual, page, known)
        return
    details = value if isinstance(value, Mapping) else {}
    role = as_text(details.get("role")) or usual
    group = as_text(details.get("group")) or (GROUPS.get(role.casefold()) if role else None)
    for person in people(value, known, page):
        yield Contributor(
            name=person.name, role=role, group=group, image=person.avatar, url=person.url
        )
