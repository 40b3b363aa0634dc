"""Tables as kramdown has them, made such as GitHub's Markdown knows.

https://kramdown.gettalong.org/syntax.html#tables: they need no header, and code in them may have
pipes. https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.content.templates.tag import Language, Tag, as_written
from feedkit.lazy import lazy_re

if TYPE_CHECKING:
    import re

    from feedkit.content.templates.source import Source

__all__ = ["TABLES"]

ENOUGH = 3  # a line to begin with, a header, a row
MARGIN = " \t>"  # what rows may have before them: indentation, and marks of quotations
BACKTICKS = lazy_re(r"`+")
ROW = lazy_re(r"[ \t>]*+\|")
BAR = lazy_re(r"(?<!\\)\|")
CODE = lazy_re(r"(?<!`)(`++)[^`]++\1(?!`)")
# Behind the beginning of a row: what separates a header from the rest does not follow.
NO_HEADER = r"(?![^\n]*+\n[ \t>]*+[|:-][|: \t+-]*+$)"

# A separator with crossings, of a foot, or of one cell. (Others are GFM's as well.)
SEPARATOR = (
    r"^[ \t>]*+\|(?=[-=:+| \t]++$)"
    r"(?:[: \t]*+--[-: \t]*+\|?[ \t]*+|[-=:+| \t]*?(?:==|-\+)[-=:+| \t]*+)$"
)


def read_row(source: Source, opening: re.Match[str]) -> Tag | None:
    """Read where a table begins that has no header, or code with a bar in it."""
    end, line_start = opening.end(), source.line_start(opening.end() - 1)
    if ROW.match(source.text, line_start) is None:
        return None
    if _is_separator(opening[0]):
        return _read_separator(source, line_start, end)
    rows = _rows(source, line_start) if opening[1] else []
    if rows and _is_separator(rows[0]):
        return Tag(name="", text=_separator(rows), end=source.line_end(end), kind="void")
    header = _header(rows) if rows else ""
    code = _code_with_bars(source, end)
    if not header and not code:
        return None
    shown = header + opening[0] + BAR.sub(r"\|", code)
    return Tag(name="", text=shown, end=end + len(code), kind="void")


def _read_separator(source: Source, start: int, end: int) -> Tag | None:
    """Read a line that divides a table: it may have crossings, and be shorter than the header.

    One below other rows than a header begins another body, or a foot, which GFM has none of.
    """
    above = _above(source, start)
    if len(above) > 1:
        return Tag(name="", end=min(end + 1, len(source.text)), kind="void")
    line = _with_bars(source.text[start:end])
    missing = _cells(above[0]) - _cells(line) if above else 0
    if missing > 0:
        line = f"{line.rstrip(' |')}|{'-|' * missing}"
    same = line == source.text[start:end]
    return None if same else Tag(name="", text=line, end=end, kind="void")


def _above(source: Source, start: int) -> list[str]:
    """Return the rows right above a line, as far as they matter; no line that they begin with."""
    rows: list[str] = []
    while start and len(rows) < ENOUGH:
        begin = source.line_start(start - 1)
        if ROW.match(source.text, begin) is None:
            break
        rows.append(source.text[begin : start - 1])
        start = begin
    is_all = len(rows) < ENOUGH
    return rows[:-1] if rows and is_all and _is_separator(rows[-1]) else rows


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
    return ("-" in row or "==" in row) and not row.strip(f"{MARGIN}|:+-=")


def _cells(row: str) -> int:
    """Return how many cells a row has."""
    inner = CODE.sub("", row).strip(MARGIN).removeprefix("|").removesuffix("|")
    return len(BAR.findall(inner)) + 1


TABLES = Language(
    signs=("|",),
    opener=rf"(^(?<![^\n]\n)[ \t>]*+\|){NO_HEADER}|{SEPARATOR}|[ |(](?=``*[^`\n|]*+\|)",
    read=read_row,
    meaning=lambda _name: as_written,
)
