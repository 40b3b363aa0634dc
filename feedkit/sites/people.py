"""The files in which sites keep who their authors are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from feedkit.characters import one_line
from feedkit.errors import PostError
from feedkit.model import Person
from feedkit.posts.find import POST_SUFFIXES
from feedkit.posts.frontmatter import parse_post
from feedkit.sites.files import SiteFiles
from feedkit.urls import is_absolute, web_address

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_people"]

AVATAR_KEYS = ("avatar", "image_url", "imageURL", "image", "picture", "photo")


def read_people(
    root: Path, names: Iterable[str], site_url: str = "", *, told: object = None
) -> dict[str, Person]:
    """Return the people in the data files `names` below `root`, by the keys posts call them by.

    Those that the configuration itself has `told` come first.

    Jekyll's ``_data/authors.yml`` and Docusaurus' ``authors.yml`` map keys to people; Material for
    MkDocs has them below ``authors``. In a folder each file is a person, called by its name: data,
    or front matter; and so is each folder with an ``_index.md``, the page of one of Hugo's terms,
    whose title is the person's name. A person without a name is left out; so is a file that cannot
    be read, since it is not said that the posts need it. Relative addresses of pictures are seen
    from `site_url`.
    """
    files = SiteFiles(root)
    people: dict[str, Person] = {}
    known = [told] if isinstance(told, Mapping) else []
    for people_by_key in (*known, *(_by_key(files, name) for name in names)):
        for key, value in people_by_key.items():
            person = _person(value, site_url)
            if person:
                people.setdefault(str(key), person)
    return people


def _by_key(files: SiteFiles, name: str) -> Mapping[str, object]:
    if files.has_folder(name):
        paths = [f"{name}/{file}" for file in files.listed(name)]
        people = {PurePosixPath(path).stem: _values(files, path) for path in paths}
        for folder in files.folders(name):
            values = _values(files, f"{name}/{folder}/_index.md")
            people[folder] = {"name": values.get("title"), **values}
        return people
    values = _values(files, name)
    inner = values.get("authors")
    return inner if isinstance(inner, Mapping) else values


def _values(files: SiteFiles, name: str) -> Mapping[str, object]:
    if not name.endswith(POST_SUFFIXES):
        return files.hint(name).values
    try:
        text = files.hint_text(name).encode()
        return parse_post(text, name, on_problem=lambda _: None).metadata
    except PostError:
        return {}


def _person(value: object, site_url: str) -> Person | None:
    if isinstance(value, str):
        return Person(name=value) if one_line(value) else None
    if not isinstance(value, Mapping):
        return None
    texts = {key: item for key, item in value.items() if isinstance(item, str) and one_line(item)}
    name = next((texts[key] for key in ("name", "display_name") if key in texts), None)
    urls = (texts[key] for key in ("url", "uri", "website", "homepage", "web") if key in texts)
    url = next(filter(is_absolute, urls), None)
    pictures = (web_address(texts[key], site_url) for key in AVATAR_KEYS if key in texts)
    avatar = next(filter(None, pictures), None)
    return Person(name=name, email=texts.get("email"), url=url, avatar=avatar) if name else None
