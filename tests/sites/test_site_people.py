"""The files in which sites keep who their authors are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedkit import Person
from feedkit.sites.people import read_people

if TYPE_CHECKING:
    from pathlib import Path

ADA = Person(name="Ada", email="ada@x.example", url="https://ada.example/")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # https://docusaurus.io/docs/blog#global-authors: `title` is what somebody does
        (
            "authors.yml",
            (
                "ada:\n  name: Ada\n  title: Countess\n  email: ada@x.example\n"
                "  url: https://ada.example\n"
            ),
        ),
        # https://squidfunk.github.io/mkdocs-material/plugins/blog/#config.authors_file
        (
            ".authors.yml",
            (
                "authors:\n  ada:\n    name: Ada\n    email: ada@x.example\n"
                "    url: https://ada.example\n"
            ),
        ),
        (
            "authors.json",
            '{"ada": {"name": "Ada", "email": "ada@x.example", "website": "https://ada.example"}}',
        ),
        (
            "authors.toml",
            "[ada]\nname = 'Ada'\nemail = 'ada@x.example'\nhomepage = 'https://ada.example'\n",
        ),
    ],
)
def test_people_by_key(tmp_path: Path, name: str, text: str) -> None:
    """In any of the formats and shapes that generators document."""
    (tmp_path / name).write_text(text)
    assert read_people(tmp_path, [name]) == {"ada": ADA}


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b\n", "ada: [", "ada:\n  twitter: x\n", "ada: 3\n", "\x00", "ada: {name: }"],
)
def test_what_names_nobody(tmp_path: Path, text: str) -> None:
    """Is left out: nobody said that the posts need it."""
    (tmp_path / "authors.yml").write_text(text)
    assert read_people(tmp_path, ["authors.yml", "missing.yml"]) == {}


@pytest.mark.parametrize(
    ("written", "url"),
    [
        # https://squidfunk.github.io/mkdocs-material/plugins/blog/#config.authors_file
        ("avatar: https://cdn.example/ada.png", "https://cdn.example/ada.png"),
        # https://docusaurus.io/docs/blog#global-authors
        ("image_url: /img/ada.png", "https://x.example/img/ada.png"),
        ("picture: ada.png", "https://x.example/blog/ada.png"),
        ("photo: 'http://['", None),
    ],
)
def test_pictures(tmp_path: Path, written: str, url: str | None) -> None:
    """Relative ones are seen from the site; without its address there are none of them."""
    (tmp_path / "authors.yml").write_text(f"ada:\n  name: Ada\n  {written}\n")
    found = read_people(tmp_path, ["authors.yml"], "https://x.example/blog/")
    assert found == {"ada": Person(name="Ada", avatar=url)}
    (person,) = read_people(tmp_path, ["authors.yml"]).values()
    assert person.avatar in (None, "https://cdn.example/ada.png")


def test_a_name_alone(tmp_path: Path) -> None:
    """Is a person, too; an address that is no URL is dropped."""
    (tmp_path / "authors.yml").write_text("ada: Ada\nbob:\n  name: Bob\n  url: /bob\n")
    assert read_people(tmp_path, ["authors.yml"]) == {
        "ada": Person(name="Ada"),
        "bob": Person(name="Bob"),
    }


def test_pages_of_hugos_terms(tmp_path: Path) -> None:
    """Each in a folder that posts call the person by; its title is the name."""
    pages = {
        "admin": "title: Ada\nemail: ada@x.example\nrole: Countess",
        "grace": 'title: Admiral\nname: "Grace"',
        "nobody": "role: None",
    }
    for key, front in pages.items():
        (tmp_path / "authors" / key).mkdir(parents=True)
        (tmp_path / "authors" / key / "_index.md").write_text(f"---\n{front}\n---\nText.\n")
    (tmp_path / "authors" / "empty").mkdir()
    (tmp_path / "authors" / "_index.md").write_text("---\ntitle: Authors\n---\n")
    found = read_people(tmp_path, ["authors"])
    assert found == {
        "admin": Person(name="Ada", email="ada@x.example"),
        "grace": Person(name="Grace"),
    }
