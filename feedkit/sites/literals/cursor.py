"""A place in a list of tokens, and what is skipped there without being understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.literals.tokens import Token

if TYPE_CHECKING:
    from feedkit.sites.literals.values import Effort

__all__ = ["Cursor"]

END = Token("end", "")
MAX_TYPE = 100  # tokens of type arguments


class Cursor:
    """Stands before one token; whatever reads something leaves it behind that."""

    def __init__(self, tokens: list[Token], closing: dict[int, int], effort: Effort) -> None:
        """Stand before the first of `tokens`; `closing` says where brackets close."""
        self._tokens = tokens
        self._closing = closing
        self._effort = effort
        self._at = 0

    def _token(self, ahead: int = 0) -> Token:
        index = self._at + ahead
        return self._tokens[index] if index < len(self._tokens) else END

    def _mark(self, ahead: int = 0) -> str:
        """Return the punctuator that stands here, "" where something else does."""
        kind, text = self._token(ahead)
        return text if kind == "punctuator" else ""

    def _skip(self) -> None:
        """Skip a token, and all that stands between the brackets it opens."""
        self._effort.steps += 1
        self._at = self._closing.get(self._at, self._at) + 1

    def _skip_item(self, close: int) -> None:
        """Skip up to the next comma and over it, but not beyond the bracket at `close`."""
        while self._at < close and self._mark() != ",":
            self._skip()
        self._at = min(self._at, close) + (self._at < close)

    def _skip_type(self) -> None:
        """Skip a TypeScript type: ``as const``, ``satisfies Preset.Options & {a: 1}[]``."""
        while self._token().kind in ("name", "string") or self._mark() in ("{", "(", "["):
            self._skip()
            self._at += self._angles()
            while self._mark() == "[":
                self._skip()
            if self._mark() not in (".", "|", "&"):
                return
            self._at += 1

    def _angles(self) -> int:
        """Return how many tokens the type arguments are that stand here: ``<A, B<C>>``."""
        depth = 0
        for ahead in range(0 if self._effort.spent() else MAX_TYPE):
            self._effort.steps += 1
            mark = self._mark(ahead)
            depth += (mark == "<") - (mark == ">")
            if depth == 0:
                return ahead + 1 if ahead else 0
        return 0
