"""What notes call the files of their vault, and where these are on the site."""

from __future__ import annotations

from dataclasses import replace

import pytest
from template_tags import THIS

from feedkit.content.attachments import attached
from feedkit.content.defaults import usual_rendering
from feedkit.content.render import render_body
from feedkit.model import Site

FILES = ["content/top.png", "content/files/top.png", "content/files/Sea light & co.png"]
FILES += [
    "content/log/near.png",
    "content/files/near.png",
    "content/old/a.pdf",
    "content/new/a.pdf",
    "content/old/No date.md",
    "content/old/index.md",
]
QUARTZ = {
    "content": [{"folder": "content", "prefix": "", "language": None}],
    "attachments": FILES,
    "output": "public",
}
NAMES = usual_rendering("obsidian", QUARTZ).attachments


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("Sea%20light%20%26%20co.png", "files/Sea-light--and--co.png"),
        ("sea light & co.PNG", "files/Sea-light--and--co.png"),
        ("files/near.png", "files/near.png"),
        ("../files/near.png", "files/near.png"),
        ("near.png", "log/near.png"),
        ("./near.png", "log/near.png"),
        ("top.png", "top.png"),
        ("new/a.pdf#page=2", "new/a.pdf#page=2"),
        ("a.pdf", None),
        ("No date", "old/No-date"),
        ("../old/No%20date.md#x", "old/No-date#x"),
        ("old/index", "old/"),
        ("nowhere.png", None),
    ],
)
def test_a_file_has_many_names(url: str, address: str | None) -> None:
    """Its path from the note or the vault, or the end of one; a name of several files is none's.

    https://obsidian.md/help/links, and https://quartz.jzhao.xyz/authoring-content for addresses.
    """
    assert attached(url, "content/log/note.md", NAMES) == address


def test_a_vault_of_which_nothing_is_built_keeps_its_names() -> None:
    """Obsidian itself shows such a vault; its folders are those of the site."""
    settings = {"content": [{"folder": ""}], "attachments": ["My files/a b.png"]}
    names = usual_rendering("obsidian", settings).attachments
    assert attached("a%20b.png", "log/note.md", names) == "My%20files/a%20b.png"


def test_pages_that_are_no_posts_are_linked() -> None:
    """Quartz has a page for each note, with a date or without: https://quartz.jzhao.xyz/."""
    body = "[[No date#A b|a]] [b](../old/No%20date.md) [[nowhere]]"
    entry = replace(THIS, source="content/log/note.md", body=body)
    warnings: list[str] = []
    rendering = usual_rendering("obsidian", QUARTZ)
    site = Site(title="Vault", url="https://v.example/", description="Notes")
    html = render_body(entry, site, rendering, warn=lambda it: warnings.append(it.message)).content
    assert '<a href="https://v.example/old/No-date#a-b">a</a>' in html
    assert '<a href="https://v.example/old/No-date">b</a>' in html
    assert warnings == ["links to a post that is not there: 'nowhere'"]


def test_only_quartz_makes_ids_of_headings() -> None:
    """Obsidian Publish shows what nothing is built of, and knows headings by their words."""
    assert usual_rendering("obsidian", QUARTZ).templates == {"quartz"}
    assert usual_rendering("obsidian", {}).templates == {"quartz"}
    assert usual_rendering("obsidian", {"content": []}).templates == {"obsidian"}


def test_files_are_linked_where_they_are() -> None:
    """Whether Obsidian's own way is taken, or Markdown's."""
    entry = replace(
        THIS,
        source="content/log/note.md",
        link="https://x.example/base/log/note",
        body="![[top.png]] ![a](files/near.png) [[new/a.pdf|b]] ![[nowhere.png]]",
    )
    site = Site(title="A", url="https://x.example/base/", description="B")
    html = render_body(entry, site, usual_rendering("obsidian", QUARTZ), warn=print).content
    for address in ("top.png", "files/near.png", "new/a.pdf", "log/nowhere.png"):
        assert f'"https://x.example/base/{address}"' in html
