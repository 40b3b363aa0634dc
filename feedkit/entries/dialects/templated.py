"""Templates of Liquid and Nunjucks, as far as they only put data into text.

Eleventy renders permalinks as templates. What front matter, a file's place and a handful of
filters decide is understood here; nothing is executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote

from feedkit.entries.dialects.clocks import cldr, liquid_date
from feedkit.entries.dialects.slugs import simov_slug, sindresorhus_slug
from feedkit.entries.fields import as_text
from feedkit.lazy import lazy_re

__all__ = ["TemplateError", "rendered"]

LONGEST = 1_000  # characters of a template
EXPRESSION = lazy_re(r"\{\{-?([^{}]*?)-?\}\}")
OTHER_SYNTAX = ("{{", "{%", "<%", "${")
TEXT = r"""'[^']*+'|"[^"]*+\""""
VALUE = rf"(?:{TEXT}|[A-Za-z_][\w.-]*+|\d++)"
LIST = rf"{VALUE}(?:\s*+,\s*+{VALUE}|(?!))*+"
FILTER = (
    r"\|\s*+(?P<name>\w++)\s*+"
    rf"(?::\s*+(?P<liquid>{LIST})|\(\s*+(?:(?P<nunjucks>{LIST})|(?!))?+\s*+\)|(?!))?+\s*+"
)
FILTERS = lazy_re(FILTER)
UNNAMED = re.sub("P<[a-z]+>", ":", FILTER)
PIPE = lazy_re(rf"\s*+(?P<value>{VALUE})\s*+(?P<filters>(?:{UNNAMED}|(?!))*+)")
# The formats of dates that Luxon, Day.js and Moment.js read alike, but for the case of letters.
DATE_FORMAT = lazy_re(r"(?:yyyy|MM?|dd|[-/_.])+", re.IGNORECASE)


class TemplateError(ValueError):
    """A template needs more than data. Its text is the part that does."""


def rendered(template: str, variables: Mapping[str, object]) -> str:
    """Return `template` with its expressions replaced by their values.

    Raises TemplateError for a tag, a variable without a value, or a filter unknown here.
    """
    if len(template) > LONGEST:
        raise TemplateError(f"{template[: LONGEST // 20]}…")
    outside = EXPRESSION.sub("", template)
    if any(mark in outside for mark in OTHER_SYNTAX):
        raise TemplateError(template)
    return EXPRESSION.sub(lambda match: _evaluated(match[1], variables), template)


def _evaluated(expression: str, variables: Mapping[str, object]) -> str:
    pipe = PIPE.fullmatch(expression)
    value = _value(pipe["value"], variables) if pipe else None
    for found in FILTERS.finditer(pipe["filters"] if pipe else ""):
        apply = FILTER_FUNCTIONS.get(found["name"])
        arguments = re.findall(VALUE, found["liquid"] or found["nunjucks"] or "")
        try:
            value = apply(value, *(_value(one, variables) for one in arguments)) if apply else None
        except (TypeError, ValueError):  # a filter of the same name that takes something else
            value = None
    text = as_text(value)
    if text is None:
        raise TemplateError(f"{{{{{expression}}}}}")
    return text


def _value(word: str, variables: Mapping[str, object]) -> object:
    """Return what a literal or a dotted name stands for, None when it is nothing."""
    if word[0] in "'\"":
        return word[1:-1]
    if word.isdecimal():
        return int(word)
    value: object = variables
    for key in word.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _date(value: object, pattern: str) -> str | None:
    if not isinstance(value, datetime):
        return None
    if "%" in pattern:
        return liquid_date(value, pattern)
    if DATE_FORMAT.fullmatch(pattern):
        return cldr(value, pattern.lower().replace("m", "M"))
    return None


def _on_text(function: Callable[..., str]) -> Callable[..., str | None]:
    """Return `function` of texts as a filter of values, which may be none."""

    def filtered(value: object, *arguments: object) -> str | None:
        texts = [as_text(one) for one in (value, *arguments)]
        return None if None in texts else function(*texts)

    return filtered


#: https://www.11ty.dev/docs/filters/, https://liquidjs.com/filters/overview.html and
#: https://mozilla.github.io/nunjucks/templating.html#builtin-filters
FILTER_FUNCTIONS: Mapping[str, Callable[..., str | None]] = {
    "append": _on_text(lambda text, more: text + more),
    "date": _date,
    "downcase": _on_text(str.lower),
    # https://github.com/11ty/eleventy-base-blog, which half of all Eleventy blogs began as.
    "htmlDateString": lambda value: _date(value, "%Y-%m-%d"),
    "lower": _on_text(str.lower),
    "prepend": _on_text(lambda text, more: more + text),
    "remove": _on_text(lambda text, found: text.replace(found, "")),
    "replace": _on_text(lambda text, found, instead: text.replace(found, instead)),
    "safe": _on_text(str),
    "slug": _on_text(simov_slug),
    "slugify": _on_text(sindresorhus_slug),
    "strip": _on_text(str.strip),
    "trim": _on_text(str.strip),
    "upcase": _on_text(str.upper),
    "upper": _on_text(str.upper),
    "url": _on_text(str),  # the path prefix is part of the site's address
    "url_encode": _on_text(lambda text: quote(text, safe="")),
    "urlencode": _on_text(lambda text: quote(text, safe="")),
}
