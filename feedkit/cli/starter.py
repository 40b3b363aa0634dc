"""The ``feedkit.toml`` to start from: what is known of a site, and what is not, on marked lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from feedkit.sites.found import Author, DetectedSite, Found

__all__ = ["starter"]

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "title": ("Field notes", "what readers show"),
    "url": ("https://example.org/", "the site's address; feeds need it"),
    "author": ("Ada Lovelace", "of posts that name nobody"),
    "language": ("en", "as in the html element's lang"),
    "timezone": ("Europe/London", "of dates that name none; UTC without it"),
    "description": ("What the light saw", "one line about the site"),
}


def starter(site: DetectedSite | None) -> str:
    """Return the text of a configuration for `site`; None where no generator is known."""
    return "\n".join([*_site(site), "", *_posts(site), "", *_feeds(site), ""])


def _site(site: DetectedSite | None) -> Iterator[str]:
    yield "# What feedkit makes of this folder: see `feedkit list`, then `feedkit build`."
    yield "[site]"
    for key, (example, meaning) in EXAMPLES.items():
        found: Found[str] | Found[Author] | None = getattr(site, key, None)
        if found is None:
            yield f"# {key} = {_toml(example)}  # FILL IN: {meaning}"
        elif isinstance(found.value, Author):
            yield f"{key} = {_person(found.value)}  # {_comment(found.where)}"
        else:
            yield f"{key} = {_toml(found.value)}  # {_comment(found.where)}"


def _posts(site: DetectedSite | None) -> Iterator[str]:
    yield "[posts]"
    if site is None:
        yield "# Where the posts are, relative to this file."
        yield 'source = "."  # FILL IN: the folder of the posts'
        yield '# permalink = "/:year/:month/:slug/"  # how the site makes the links of its posts'
    else:
        yield "# Permalinks, drafts and languages are those of the site's own configuration."
        yield f"dialect = {_toml(site.dialect)}"
        yield f"# include = {_toml(list(site.sources))}"
        if site.exclude:
            yield f"# exclude = {_toml(list(site.exclude))}"
        for key in ("permalink", "permalinks"):
            if key in site.settings:
                value = json.dumps(site.settings[key], default=str)
                yield f"# {key} of the site: {_comment(value)}"
    yield '# where = { layout = "post" }  # only posts whose front matter says so'


def _feeds(site: DetectedSite | None) -> Iterator[str]:
    folder = _published_folder(site)
    for name, form in (("feed.xml", "Atom"), ("rss.xml", "RSS"), ("feed.json", "JSON Feed")):
        mark = "" if name == "feed.xml" else "# "
        yield f"{mark}[[feeds]]"
        yield f"{mark}path = {_toml(folder + name)}  # {form}"
        if folder:
            yield f"{mark}url = {_toml(name)}  # where it is published, on the site"
        yield f"{mark}limit = 20  # entries, the newest; 0: all"
        if name != "feed.json":
            yield ""


def _published_folder(site: DetectedSite | None) -> str:
    """Return the folder whose files the generator copies to the site's root, as it is written."""
    static = site.settings.get("static") if site else None
    if isinstance(static, Mapping):
        for folder, place in static.items():
            if place == "/" and folder:
                return f"{folder}/"
    return ""


def _person(author: Author) -> str:
    if not (author.email or author.url):
        return _toml(author.name)
    parts = {"name": author.name, "email": author.email, "url": author.url}
    inner = ", ".join(f"{key} = {_toml(value)}" for key, value in parts.items() if value)
    return f"{{ {inner} }}"


def _toml(value: object) -> str:
    # A JSON string or array of strings is one of TOML, too (TOML 1.0, "String").
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
