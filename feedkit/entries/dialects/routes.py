"""Routes: the addresses of posts as the names of page files give them, in Astro and Next.js.

https://docs.astro.build/en/guides/routing/#dynamic-routes and
https://nextjs.org/docs/app/api-reference/file-conventions/dynamic-routes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.entries.dialects.routed import Routed, joined
from feedkit.entries.fields import as_text
from feedkit.entries.links import PLAIN_TOKENS, Address
from feedkit.entries.settings import flag, rows, text
from feedkit.posts.folders import is_of_posts

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Place", "Route", "WithRoutes"]

LANGUAGE = frozenset(["lang", "language", "locale", "lng"])
SECTION = frozenset(["collection", "section", "type"])


class Route(Struct, frozen=True):
    """The pages that show one post each: ``/blog/:slug``."""

    collection: str | None  #: whose posts they show; None where that is not known
    parts: tuple[str, ...]  #: those that begin with a colon are parameters, the last the post's
    from_file: bool = False  #: whether the post's folders stay, whatever its slug says
    slug_key: str | None = None  #: the key that comes before the post's id

    @property
    def fixed(self) -> frozenset[str]:
        """The parts that are the same in every address."""
        return frozenset(part.casefold() for part in self.parts if not part.startswith(":"))

    @property
    def has_language(self) -> bool:
        """Whether a parameter is the post's language."""
        return any(part[1:].casefold() in LANGUAGE for part in self.parts if part.startswith(":"))


class Place(Struct, frozen=True, kw_only=True):
    """Where a post is among the others of its site."""

    collection: str | None = None
    section: str = ""  #: the folder of posts it is in
    language: str | None = None
    own: tuple[str, ...] = ()  #: the parts of its own, without section and language
    whole: tuple[str, ...] = ()  #: the same with the language, if that is one of its own
    filed: tuple[str, ...] = ()  #: the same by its file, whose folders with underscores are none


class WithRoutes(Routed, frozen=True, kw_only=True):
    """A dialect of sites that have routes."""

    routes: tuple[Route, ...] = ()

    @property
    def declared(self) -> frozenset[str]:
        """The names of the collections that the site says it has, in lower case."""
        return frozenset()

    @classmethod
    def stated(cls, settings: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that `settings` decide."""
        return super().stated(settings) | {
            "routes": tuple(
                Route(
                    text(row, "collection"),
                    tuple(pattern.strip("/").split("/")),
                    flag(row, "from_file"),
                    text(row, "slug_key"),
                )
                for row in rows(settings, "routes")
                if (pattern := text(row, "pattern"))
            )
        }

    def routed(self, place: Place, address: Address) -> str:
        """Return the address of the post at `place`, by its route, else by its section."""
        route = self._route(place)
        if route is None:
            parts = (self.prefix(place.language), place.section, *place.own)
            return joined(filter(None, parts))
        return joined(filter(None, self._filled(route, place, address)))

    def _route(self, place: Place) -> Route | None:
        """Return the route that fits best: by collection, then section, then language."""
        unnamed = [route for route in self.routes if route.collection is None]
        named = [route for route in self.routes if route.collection == place.collection]
        fitting = (named if place.collection else []) or [
            route for route in unnamed if self._may_show(route, place)
        ]
        codes = self._codes()
        spoken = {place.language.casefold()} if place.language else set()
        understood = [route for route in fitting if not route.fixed & codes - spoken]
        return min(understood, key=lambda route: self._distance(route, place), default=None)

    def _may_show(self, route: Route, place: Place) -> bool:
        """Say whether a route, of which it is not known what it shows, may show a post."""
        names = route.fixed - self._codes()
        own = {name.casefold() for name in (place.section, place.collection) if name}
        is_of_others = names & self.declared
        return not names or bool(names & own) or (any(map(is_of_posts, names)) and not is_of_others)

    def _distance(self, route: Route, place: Place) -> tuple[bool, int]:
        """Return by how much `route` misses the section and the language of `place`."""
        is_own = (place.language or "").casefold() in route.fixed
        knows = 2 if is_own else 1 if route.has_language else 0
        wanted = 2 if self.prefix(place.language) else 0
        return place.section.casefold() not in route.fixed, abs(wanted - knows)

    def _filled(self, route: Route, place: Place, address: Address) -> tuple[str, ...]:
        """Return the parts of `route` with what stands for its parameters."""
        knows_language = route.has_language or route.fixed & self._codes()
        before = (
            self._value(part[1:].casefold(), place, address) if part.startswith(":") else part
            for part in route.parts[:-1]
        )
        own = place.own if knows_language else place.whole
        written = as_text(address.fields.get(route.slug_key)) if route.slug_key else None
        if written:
            own = tuple(filter(None, written.split("/")))
        return (*before, *(place.filed if route.from_file and not written else own))

    def _value(self, word: str, place: Place, address: Address) -> str:
        if word in LANGUAGE:
            written = address.fields.text("language")
            said = self.split((written[1],))[0] if written else None
            language = place.language or said or self.default_language or ""
            # A route that has it has it for the default language, too, unless that is ruled out.
            is_hidden = language == self.default_language and self.language_in_path is False
            return "" if is_hidden else language
        if word in SECTION:
            return place.section
        return PLAIN_TOKENS[word](address) if word in PLAIN_TOKENS else ""

    def _codes(self) -> frozenset[str]:
        known = (self.default_language, *self.languages)
        return frozenset(code.casefold() for code in known if code)
