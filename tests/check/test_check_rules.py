"""The rules as a whole: their codes, and the page that lists them."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import feedkit.check
from feedkit.check import Rule

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
HEAD = "| code | | what to do | source |\n|---|---|---|---|\n"


def constants() -> dict[str, list[Rule]]:
    """Return all rules that any module has, by their codes."""
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    found = iter_modules(feedkit.check.__path__, "feedkit.check.")
    for module in (feedkit.check, *(import_module(module.name) for module in found)):
        for value in vars(module).values():
            if isinstance(value, Rule) and value not in rules[value.code]:
                rules[value.code].append(value)
    return dict(sorted(rules.items()))


RULES = constants()


@pytest.mark.parametrize("code", RULES)
def test_a_code_is_one_rule_and_a_rule_says_what_to_do(code: str) -> None:
    """Codes are stable words; a fix is an imperative that goes on after a semicolon."""
    (rule,) = RULES[code]
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code)
    assert rule.severity in {"error", "warning", "advice"}
    assert rule.source
    assert rule.fix[0].islower()
    assert not rule.fix.endswith(".")


def test_the_page_lists_every_rule(request: pytest.FixtureRequest) -> None:
    """The table of ``docs/check.md`` is made of the rules; --rewrite-golden makes it anew."""
    rows = [row(rule) for (rule,) in RULES.values()]
    table = HEAD + "".join(rows)
    text = PAGE.read_text(encoding="utf-8")
    before, _, _ = text.partition(HEAD)
    if request.config.getoption("rewrite_golden"):
        PAGE.write_text(before + table, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == before + table


def row(rule: Rule) -> str:
    """Return a rule's row."""
    sources = ", ".join(link(source) for source in rule.source.split(", "))
    fix = escape(rule.fix, quote=False).replace("|", "\\|")
    return f"| `{rule.code}` | {rule.severity} | {fix} | {sources} |\n"


def link(source: str) -> str:
    """Return a source as a link where it is an address."""
    if not source.startswith("https://"):
        return source
    host = source.split("/")[2]
    return f"[{host}]({source})"
