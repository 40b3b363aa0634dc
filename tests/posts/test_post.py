from __future__ import annotations

import pytest

from feedkit.posts.post import Post

YAML = """---
seo:
  title: nested first
description: "about, title: or not"
Title: The title
date:
  created: 2019-04-06
  updated: 2020-01-01
extra: { updated: 2021-01-01, "image": a.png }
"quoted": x
updated: 2022-01-01
images:
  - a.png
---
"""
TOML = """+++
title = "A"
extra.weight = 1
"quoted" = 2

[extra]
updated = 2021-01-01

[taxonomies]
tags = ["a"]

[[resources]]
src = "a.png"
+++
"""
JSON = """{
  "extra": { "updated": "b" },
  "title": "a",
  "updated": "c"
}
"""

# Each row: front matter, a key, and the line on which it stands.
LINES = [
    (YAML, "title", 5),
    (YAML, "TITLE", 5),
    (YAML, "seo.title", 3),
    (YAML, "date", 6),
    (YAML, "date.created", 7),
    (YAML, "date.updated", 8),
    (YAML, "extra.updated", 9),
    (YAML, "extra.image", 9),
    (YAML, "updated", 11),
    (YAML, "quoted", 10),
    (YAML, "images[0]", 12),
    (YAML, "date.missing", 6),
    (YAML, "missing", None),
    (YAML, "missing.updated", None),
    (YAML, "itle", None),
    (TOML, "title", 2),
    (TOML, "extra.weight", 3),
    (TOML, "quoted", 4),
    (TOML, "extra", 3),
    (TOML, "taxonomies", 9),
    (TOML, "taxonomies.tags", 10),
    (TOML, "resources", 12),
    (JSON, "extra.updated", 2),
    (JSON, "title", 3),
    (JSON, "updated", 4),
    ('{"date": "a", "title": "b"}', "title", 1),
    ("Title: A\nDate: B\nsave_as: c\n", "date", 2),
    ("A\n=\n\n:date: 2010-10-03\n:tags: b\n", "tags", 5),
    ("<!--\n.. title: A\n.. date: B\n-->\n", "date", 3),
    ("import a from 'a'\n\nexport const meta = {\n  title: 'A',\n}\n", "title", 4),
    ("export const meta = { title: 'A', date: 'B' }\n", "date", 1),
    ("---\na: x\u2028y\nb: 1\n---\n", "b", 3),
    ("---\na+b: 1\n---\n", "a+b", 2),
    ("---\n.: 1\n---\n", ".", 2),
    ("", "title", None),
    ("---\na: 1\n---\n", "", None),
]


@pytest.mark.parametrize(("head", "key", "line"), LINES)
def test_the_line_on_which_a_key_stands(head: str, key: str, line: int | None) -> None:
    """In every format; where a nested key cannot be found, that of the key around it."""
    assert Post(path="a.md", metadata={}, body="", head=head).line_of(key) == line


def test_a_problem_names_path_line_and_field() -> None:
    """What a compiler would say."""
    post = Post(path="posts/a.md", metadata={}, body="", head="---\ntitle: A\nDate: x\n---\n")
    problem = post.problem("date", "expected a date, got 'x'")
    assert str(problem) == "posts/a.md:3: date: expected a date, got 'x'"
    assert not problem.kept
    warning = post.problem(None, "expected more", kept=True)
    assert str(warning) == "posts/a.md: warning: expected more"
    assert str(post.error("date", "expected")) == "posts/a.md:3: date: expected"
