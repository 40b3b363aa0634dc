"""Slugs as the libraries make them that generators share."""

from __future__ import annotations

import re
import unicodedata

from feedkit.lazy import lazy_re

__all__ = ["github_slug", "quartz_slug", "simov_slug", "sindresorhus_slug"]

# https://github.com/Flet/github-slugger, script/generate-slugger-regex.js: letters, marks, decimal
# digits and connectors stay; so do these, which Unicode counts as alphabetic among the symbols.
KEPT = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Nd", "Pc", "Mn", "Mc", "Me"])
CIRCLED = lazy_re("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")

# https://github.com/sindresorhus/transliterate, replacements.js: what is more than a letter without
# its marks, in the scripts that Eleventy's users write.
CYRILLIC = (
    "а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h "
    "ц cz ч ch ш sh щ shh ы y э e ю yu я ya є ye і i ї yi ґ g ќ kj љ lj њ nj"
)
GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ y φ f χ x "
    "ψ ps ω o"
)
LATIN = "ß ss ä ae ö oe ü ue æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i"
SMALL = dict(zip(*[iter(f"{LATIN} {CYRILLIC} {GREEK}".split())] * 2, strict=True))
# https://github.com/sindresorhus/slugify, overridable-replacements.js
WORDS = {"&": " and ", "🦄": " unicorn ", "♥": " love "}
SINDRESORHUS = str.maketrans(SMALL | WORDS | {"ь": "", "ъ": ""})
# The apostrophe of "can't" and "Ada's", as the same library leaves it out.
CONTRACTION = lazy_re(r"([a-z\d])'([ts])(?=\s|$)")

# https://github.com/simov/slugify, config/charmap.json: letters as above, but ä is a, and these.
SIMOV = str.maketrans(
    SMALL
    | {"ä": "a", "ö": "o", "ü": "u", "ц": "c", "щ": "sh"}
    | {"&": "and", "|": "or", "<": "less", ">": "greater", "$": "dollar", "%": "percent"}
)
SIMOV_REMOVED = lazy_re(r"[^A-Za-z0-9_\s*+~.()'\"!\-:@]+")

# https://quartz.jzhao.xyz/authoring-content: `sluggify` in quartz/util/path.ts, in this order.
QUARTZ = (("&", "-and-"), ("%", "-percent"), ("?", ""), ("#", ""))


def github_slug(text: str) -> str:
    """Return `text` as github-slugger has it: lower case, spaces as hyphens, no punctuation."""
    kept = (
        character
        for character in text.lower()
        if character in " -" or unicodedata.category(character) in KEPT or CIRCLED.match(character)
    )
    return "".join(kept).replace(" ", "-")


def quartz_slug(name: str) -> str:
    """Return one part of a path as Quartz has it: with its case, and hyphens for spaces."""
    slug = re.sub(r"\s", "-", name)
    for found, instead in QUARTZ:
        slug = slug.replace(found, instead)
    return slug


def sindresorhus_slug(text: str) -> str:
    """Return `text` as @sindresorhus/slugify has it, `decamelize` off: Latin letters and digits."""
    latin = _without_marks(_lowered(text).translate(SINDRESORHUS))
    return re.sub(r"[^a-z\d]+", "-", CONTRACTION.sub(r"\1\2", latin)).strip("-")


def simov_slug(text: str) -> str:
    """Return `text` as the package slugify has it, with `lower`: some punctuation stays."""
    latin = _without_marks(_lowered(text).translate(SIMOV))
    return re.sub(r"\s+", "-", SIMOV_REMOVED.sub("", latin.replace("-", " ")).strip())


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _without_marks(text: str) -> str:
    # Letters that are in no table fall apart into one that is, and its marks.
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.translate(str.maketrans(SMALL))
