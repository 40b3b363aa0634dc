"""The two stylesheets: their colours can be told apart, and they name what feeds are made of."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from lxml.etree import QName
from samples import entry, feed, parse, rich

from feedkit import to_atom, to_rss
from feedkit.preview.stylesheet import stylesheet

PREVIEW = files("feedkit.preview")
STYLES = {
    "page": PREVIEW.joinpath("templates", "page.css").read_text(encoding="utf-8"),
    "feed": stylesheet().decode(),
}

# What is written or drawn in which colour on which, and WCAG 2.2's least contrast: 1.4.3 for texts,
# 1.4.11 for the outline of what has the focus and the border of what one can type in.
TEXT, SHAPE = 4.5, 3.0
PAIRS = (
    ("text", "ground", TEXT),
    ("text", "panel", TEXT),
    ("quiet", "ground", TEXT),
    ("quiet", "panel", TEXT),
    ("link", "ground", TEXT),
    ("link", "panel", TEXT),
    ("seen", "ground", TEXT),
    ("seen", "panel", TEXT),
    ("quiet", "panel", SHAPE),
    ("link", "panel", SHAPE),
)


def palettes(style: str) -> dict[str, dict[str, str]]:
    """Return the colours of a stylesheet by their names, in light and in dark."""
    light, dark = style.split("prefers-color-scheme: dark")
    found = re.compile(r"--(\w+): (#[0-9a-f]{6});")
    return {"light": dict(found.findall(light)), "dark": dict(found.findall(dark))}


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("style", STYLES)
def test_colours_can_be_told_apart(style: str, scheme: str) -> None:
    """WCAG 2.2, level AA."""
    colours = palettes(STYLES[style])[scheme]
    pairs = [pair for pair in PAIRS if pair[0] in colours]
    assert len(pairs) >= 4
    for front, back, least in pairs:
        assert contrast(colours[front], colours[back]) >= least, (front, back)


@pytest.mark.parametrize("style", STYLES)
def test_every_colour_is_of_both_palettes(style: str) -> None:
    """A colour that only one has would be unfit for the other; all are known to the test above."""
    light, dark = palettes(STYLES[style]).values()
    assert light.keys() == dark.keys()
    used = set(re.findall(r"var\(--(\w+)\)", STYLES[style]))
    assert used == light.keys()
    rules = re.sub(r"--\w+: #\w+;", "", STYLES[style])
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)


@pytest.mark.parametrize("style", STYLES)
def test_styles_load_nothing(style: str) -> None:
    """Neither from the site nor from elsewhere."""
    assert not re.search(r"url\(|@import|@font-face|image\(", STYLES[style].lower())


def test_the_focus_is_seen() -> None:
    """Nothing takes the outline away (WCAG 2.2, 2.4.7)."""
    assert ":focus-visible { outline: 3px solid" in STYLES["page"]
    assert not re.search(r"outline(-style|-width)?:\s*(none|0)", STYLES["page"])


def test_what_the_feeds_style_names_is_in_feeds() -> None:
    """A name that no feed has would style nothing, and nobody would notice."""
    whole = feed(rich(), entry(2), show="both")
    made = {
        QName(element).localname
        for document in (to_atom(whole), to_rss(whole))
        for element in parse(document).iter()
    }
    assert set(re.findall(r"\|([A-Za-z]+)", STYLES["feed"])) <= made
