"""Obsidian's habits, and those of Quartz, row by row from their documentation."""

from __future__ import annotations

import pytest
from written_posts import Blog

from feedkit.entries.dialects.obsidian import Obsidian

DATE = "date: 2024-02-03"
CONTENT = [{"folder": "content", "prefix": "", "language": None}]
VAULT = Blog(Obsidian.of({"content": [{"folder": ""}], "static": {"": "/"}}))


def quartz(**settings: object) -> Blog:
    """Return a site of Quartz whose configuration says `settings`."""
    return Blog(Obsidian.of({"content": CONTENT, "output": "public"} | settings))


# https://quartz.jzhao.xyz/authoring-content; quartz/util/path.ts, `slugifyFilePath`
QUARTZ = [
    ("content/My Notes/Sea light.md", "/My-Notes/Sea-light"),
    ("content/2024-02-03 Ship's log.md", "/2024-02-03-Ship's-log"),
    ("content/R&D 100%?.md", "/R-and-D-100-percent"),
    ("content/C# notes.md", "/C-notes"),
    ("content/v1.2.md", "/v1.2"),
    ("content/灯.md", "/%E7%81%AF"),
    ("content/notes/lamp/index.md", "/notes/lamp/"),
    ("content/notes/lamp/_index.md", "/notes/lamp/"),
]


@pytest.mark.parametrize(("path", "link"), QUARTZ)
def test_quartz_path(path: str, link: str) -> None:
    """Quartz keeps the case, and writes spaces as hyphens."""
    assert quartz().link(path, DATE) == link


# https://obsidian.md/help/publish/permalinks
VAULTS = [
    ("My Notes/Sea light.md", "", "/My+Notes/Sea+light"),
    ("1+1.md", "", "/1%2B1"),
    ("a.md", "permalink: light", "/light"),
]


@pytest.mark.parametrize(("path", "front", "link"), VAULTS)
def test_publish_path(path: str, front: str, link: str) -> None:
    """Obsidian Publish writes spaces as a plus, and takes a permalink."""
    assert VAULT.link(path, f"{DATE}\n{front}") == link


def test_quartz_permalink() -> None:
    """https://quartz.jzhao.xyz/plugins/AliasRedirects: Quartz only redirects from a permalink."""
    assert quartz().link("content/a.md", f"{DATE}\npermalink: /light") == "/a"


# https://quartz.jzhao.xyz/plugins/RemoveDrafts and https://quartz.jzhao.xyz/plugins/ExplicitPublish
LEFT_OUT = [
    ("", None, "draft"),
    ("draft: true", "draft", "draft"),
    ("draft: 'true'", "draft", "draft"),
    ("publish: false", "draft", "draft"),
    ("publish: true", None, None),
    ("publish: 'true'", None, None),
]


@pytest.mark.parametrize(("front", "plain", "explicit"), LEFT_OUT)
def test_left_out(front: str, plain: str | None, explicit: str | None) -> None:
    """Drafts are left out, and with ExplicitPublish all that is not marked."""
    assert quartz().left_out("content/a.md", f"{DATE}\n{front}") == plain
    assert quartz(published_only=True).left_out("content/a.md", f"{DATE}\n{front}") == explicit


def test_no_posts() -> None:
    """The home page, drawings, and notes without a date are no posts."""
    assert quartz().left_out("content/index.md", DATE) == "refused"
    assert quartz().left_out("content/plan.excalidraw.md", DATE) == "refused"
    assert quartz().left_out("content/ideas/lamp.md", "") == "hidden"
    assert quartz().left_out("content/blog/lamp.md", "") is None


# https://quartz.jzhao.xyz/plugins/Frontmatter#list
DATES = [
    ("created: 2024-01-01", 1, None),
    ("date: 2024-01-02\ncreated: 2024-01-01", 2, None),
    ("published: 2024-01-03\ndate: 2024-01-02", 3, None),
    ("created: 2024-01-01\nmodified: 2024-01-05\nupdated: 2024-01-06", 1, 5),
    ("created: 2024-01-01\nlast-modified: 2024-01-07", 1, 7),
]


@pytest.mark.parametrize(("front", "published", "updated"), DATES)
def test_dates(front: str, published: int, updated: int | None) -> None:
    """When a note was published counts more than when it was begun."""
    entry = quartz().entry("content/a.md", front)
    assert entry.published.day == published
    assert (entry.updated and entry.updated.day) == updated


def test_daily_note() -> None:
    """https://obsidian.md/help/plugins/daily-notes: the file's name is the day."""
    entry = VAULT.entry("Daily/2024-02-03.md")
    assert (entry.published.day, entry.title) == (3, "2024-02-03")


# https://obsidian.md/help/tags
TAGS = [
    ("tags: [sea/light, '#lamp']", "", ("sea/light", "lamp")),
    ("tags: sea, light", "", ("sea", "light")),
    ("tags: sea light", "", ("sea", "light")),
    ("tag: sea\ntags:\n  - light", "", ("light", "sea")),
    ("", "Of #sea and #light/tower, not #1, a#b or [[#x]].\n", ("sea", "light/tower")),
    ("tags: Sea", "#sea again (#no)\n", ("Sea",)),
    ("", "```sh\n#no\n```\n`#no` %%#no%% #ja-灯_2\n", ("ja-灯_2",)),
    ("", "# no heading\n#yes\n", ("yes",)),
    ("", "#हिन्दी #🔦, #2024/note\n", ("हिन्दी", "🔦", "2024/note")),
]


@pytest.mark.parametrize(("front", "body", "tags"), TAGS)
def test_tags(front: str, body: str, tags: tuple[str, ...]) -> None:
    """Tags are in the properties and in the text, nested with slashes; code has none."""
    assert quartz().entry("content/a.md", f"{DATE}\n{front}", body).tags == tags


def test_title() -> None:
    """https://quartz.jzhao.xyz/plugins/Frontmatter: without a title the file's name is one."""
    assert quartz().entry("content/sea-light v2.md", DATE, "# Other\n").title == "sea-light v2"
    assert quartz().entry("content/lamp/index.md", DATE).title == "lamp"
    assert quartz().entry("content/a.md", f"{DATE}\ntitle: Light").title == "Light"


@pytest.mark.parametrize(
    "text", ["`" * 200_000 + "x", "%%" * 99_999, "~~~\n" * 50_000, "#" * 200_000]
)
def test_hostile_text(text: str) -> None:
    """A text made to keep the search for tags busy ends at once."""
    assert quartz().entry("content/a.md", DATE, text).tags == ()
