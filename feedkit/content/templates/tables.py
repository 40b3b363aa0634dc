"""Tables as kramdown has them, made such as GitHub's Markdown knows.

https://kramdown.gettalong.org/syntax.html#tables: they need no header, and code in them may have
pipes. https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.content.templates.tag import Context, Language, Tag
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.content.templates.source import Source

__all__ = ["TABLES"]

MARGIN = " \t>"  # what rows may have before them: indentation, and marks of quotations
BACKTICKS = lazy_re(r"`+")
ROW = lazy_re(r"[ \t>]*+\|")
BAR = lazy_re(r"(?<!\\)\|")
CODE = lazy_re(r"(?<!`)(`++)[^`]++\1(?!`)")
# Behind the beginning of a row: what separates a header from the rest does not follow.
NO_HEADER = r"(?![^\n]*+\n[ \t>]*+[|:-][|: \t+-]*+$)"

PLUSSES = r"^[ \t>]*+\|[-:| \t]*-\+[-+:| \t]*$"  # a separator with crossings


def read_row(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read where a table begins that has no header, or code with a bar in it."""
    end, line_start = opening.end(), source.line_start(opening.end() - 1)
    if ROW.match(source.text, line_start) is None:
        return None
    if "+" in opening[0]:
        return Tag(name="", text=_with_bars(opening[0]), end=end, kind="void")
    rows = _rows(source, line_start) if opening[1] else []
    if rows and _is_separator(rows[0]):
        return Tag(name="", text=_separator(rows), end=source.line_end(end), kind="void")
    header = _header(rows) if rows else ""
    code = _code_with_bars(source, end)
    if not header and not code:
        return None
    shown = header + opening[0] + BAR.sub(r"\|", code)
    return Tag(name="", text=shown, end=end + len(code), kind="void")


def _code_with_bars(source: Source, start: int) -> str:
    """Return the code that begins there and has bars in it; else nothing."""
    ticks = BACKTICKS.match(source.text, start)
    end = ticks and source.closing_backticks(ticks.end(), len(ticks[0]))
    code = source.text[start:end] if end else ""
    return code if "|" in code and "\n" not in code else ""


def _rows(source: Source, start: int) -> list[str]:
    """Return the rows of the table that begins there; none if text goes on below them."""
    rows = []
    while ROW.match(source.text, start):
        rows.append(source.text[start : source.line_end(start)])
        start += len(rows[-1]) + 1
    after = source.text[start : source.line_end(start)].strip(MARGIN)
    return rows if not after or after.startswith("{:") else []


def _header(rows: list[str]) -> str:
    """Return the lines that this table wants before it: an empty header."""
    margin, count = rows[0][: rows[0].index("|")], max(map(_cells, rows))
    return f"{margin}|{' |' * count}\n{margin}|{'-|' * count}\n"


def _separator(rows: list[str]) -> str:
    """Return the separator that this table begins with, below an empty header.

    Nothing of it if a header of the table's own is below it.
    """
    margin, line = rows[0][: rows[0].index("|")], _with_bars(rows[0])
    if any(map(_is_separator, rows[2:3])):
        return margin
    return f"{margin}|{' |' * _cells(line)}\n{line}"


def _with_bars(separator: str) -> str:
    return separator.replace("+", "|")


def _is_separator(row: str) -> bool:
    return "-" in row and not row.strip(f"{MARGIN}|:+-")


def _cells(row: str) -> int:
    """Return how many cells a row has."""
    inner = CODE.sub("", row).strip(MARGIN).removeprefix("|").removesuffix("|")
    return len(BAR.findall(inner)) + 1


def _as_written(tag: Tag, _body: str, _context: Context) -> str:
    return tag.text


TABLES = Language(
    signs=("|",),
    opener=rf"(^(?<![^\n]\n)[ \t>]*+\|){NO_HEADER}|{PLUSSES}|[ |(](?=``*[^`\n|]*+\|)",
    read=read_row,
    meaning=lambda _name: _as_written,
)
