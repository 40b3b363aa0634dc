"""Someone who writes Markdown: the same words every time, none of them anybody's.

As dense as the posts of twelve public blogs: links, headings, lists, code, pictures, a quotation,
a table.
"""

from __future__ import annotations

import random

__all__ = ["WORDS", "Writer"]

WORDS = str.split(
    "about after again all always another any around ask because before begin between both build"
    " but call carry change close come could day different does each early end enough even every"
    " far feed few find first follow for garden give go good great hand have here house idea keep"
    " kind know large last later learn leave letter light like line list little long look made"
    " make many mean might more most much must name near never next night note number of often old"
    " only open other our over own page paper part people picture place plant point press quite"
    " read reader right river same say school second see sentence set should show side small so"
    " some something sometimes soon sound spell stand start state still stop story street study"
    " such take talk tell than that the their them then there these they thing think this those"
    " thought three through time to together too tree turn two under until up use very was way"
    " were what when which with word would year you young"
)
TYPOGRAPHIC = str.split("café naïve “quoted” it’s fünf – …")


class Writer:
    """A hand that writes blocks of Markdown, as `seed` says."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing is to be kept secret
        self._vocabulary = WORDS

    def keep_to_ascii(self, *, ascii_only: bool) -> None:
        """Leave typographic characters alone from now on, or use them again."""
        self._vocabulary = WORDS if ascii_only else WORDS + TYPOGRAPHIC

    def words(self, count: int) -> str:
        """Return `count` words."""
        return " ".join(self.random.choices(self._vocabulary, k=count))

    def heading(self) -> str:
        """Return a heading of the second level."""
        return f"## {self.words(4).capitalize()}"

    def sentence(self) -> str:
        """Return a sentence, one in eight of them with a link in it, one in ten with emphasis."""
        inside = self.random.choices(
            (self._link, self._code_span, self._bold, self._emphasis, self._words_alone),
            weights=(5, 3, 2, 2, 26),
        )[0]()
        return f"{self.words(6).capitalize()} {inside} {self.words(5)}."

    def paragraph(self) -> str:
        """Return four sentences."""
        return " ".join(self.sentence() for _ in range(4))

    def quotation(self) -> str:
        """Return two sentences of somebody else's."""
        return f"> {self.sentence()}\n> {self.sentence()}"

    def picture(self) -> str:
        """Return a picture of this site."""
        return f"![{self.words(4)}](/images/{self.random.choice(WORDS)}.png)"

    def items(self, marker: str = "-") -> str:
        """Return a list of five items."""
        return "\n".join(f"{marker} {self.sentence()}" for _ in range(5))

    def code(self) -> str:
        """Return a block of code with braces in it."""
        name, other = self.random.choices(WORDS, k=2)
        lines = [
            f"pub fn {name}(x: &str) -> Option<usize> {{",
            "    let found = Table { size: 4, ..Default::default() };",
            "    for (key, value) in found.iter().filter(|it| it.size > 1 && !it.empty()) {",
            f'        println!("{{:?}}: {{}}", key, value); // {self.words(4)}',
            "    }",
            f'    found.get("{other}").map(|it| it.len())',
            "}",
        ]
        return "\n".join(["```rust", *lines, "```"])

    def table(self) -> str:
        """Return a table of three columns and six rows."""
        rows = [f"| {self.words(2)} | {self.words(3)} | {number} |" for number in range(6)]
        return "\n".join(["| name | what it is | number |", "|---|---|--:|", *rows])

    def _words_alone(self) -> str:
        return self.words(3)

    def _bold(self) -> str:
        return f"**{self.words(2)}**"

    def _emphasis(self) -> str:
        return f"*{self.words(2)}*"

    def _code_span(self) -> str:
        return f"`{self.random.choice(WORDS)}(x)`"

    def _link(self) -> str:
        """Return a link: most to other sites, some to this one, few to a home page."""
        path = "/".join(self.random.choices(WORDS, k=3))
        address = self.random.choices(
            (f"https://www.other.example/{path}/", f"/{path}/", "https://other.example"),
            weights=(13, 3, 1),
        )[0]
        return f"[{self.words(3)}]({address})"
