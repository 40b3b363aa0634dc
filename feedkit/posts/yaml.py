"""YAML as authors write it between two `---` lines.

libyaml parses; what a scalar means is decided here, because YAML 1.1, which PyYAML speaks, changes
what people wrote: `title: 1.10` becomes 1.1, `slug: 010` 8, `time: 12:30:00` 45000, `title: No`
false, and `date: 2017-02-29` an exception. So only `true`, `false` and `null` mean more than their
text, in the spellings of the YAML 1.2 core schema (§10.3.2); `yes`, `off`, numbers and dates stay
what the author typed, for whoever knows what the field is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from feedkit.characters import legal
from feedkit.posts.block import MAX_DEPTH, TOO_DEEP
from feedkit.posts.plain_yaml import MEANINGS
from feedkit.posts.yaml_errors import error_on, explained

if TYPE_CHECKING:
    from feedkit.errors import PostError
    from feedkit.posts.block import Block

__all__ = ["read_yaml"]

# A photo gallery has some thousand values; an alias bomb ("a billion laughs") any number of them.
MAX_VALUES = 50_000
TOO_MANY = f"expected at most {MAX_VALUES} values, found more"
CHARACTERS_PER_VALUE = 100  # long texts count as several values, or an alias could repeat them

CORE = "tag:yaml.org,2002:"
STR, BOOL, NULL, MERGE = f"{CORE}str", f"{CORE}bool", f"{CORE}null", f"{CORE}merge"
# What a scalar without quotes means, if it is more than its text (YAML 1.2 §10.3.2, and `<<`).
PLAIN = {text: NULL if value is None else BOOL for text, value in MEANINGS.items()}
PLAIN["<<"] = MERGE
BOOLS = {"true": True, "false": False}
# What a scalar's own tag may ask for; all but the last two leave the text as it is.
SCALAR_TAGS = {STR, f"{CORE}int", f"{CORE}float", f"{CORE}timestamp", BOOL, NULL}
COLLECTION_TAGS: dict[type[yaml.Node], str] = {
    yaml.SequenceNode: f"{CORE}seq",
    yaml.MappingNode: f"{CORE}map",
}

# PyYAML built without libyaml has the same loader in Python, ten times slower.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExcessError(Exception):
    """The document is nested too deep or holds too many values."""


class Loader(SafeLoader):  # type: ignore[misc]  # one of two classes, known when it runs
    """PyYAML's safe loader up to the tree of nodes, with text for all but bools and null."""

    depth = 0
    values = 0

    def descend_resolver(self, parent: object, index: object) -> None:  # noqa: ARG002
        """Count the node that begins here: PyYAML calls this before it composes one."""
        self.depth += 1
        self.values += 1
        if self.depth > MAX_DEPTH:
            raise ExcessError(TOO_DEEP)
        if self.values > MAX_VALUES:
            raise ExcessError(TOO_MANY)

    def ascend_resolver(self) -> None:
        """Leave the node that ends here."""
        self.depth -= 1

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a node that has none of its own."""
        if kind is yaml.ScalarNode:
            return PLAIN.get(value, STR) if implicit[0] else STR
        return COLLECTION_TAGS[kind]


def read_yaml(block: Block) -> object:
    """Return what `block` says as text, bool, None, lists and dicts with text for keys.

    A key that is written twice is reported, and its last value counts. Raises `PostError` for
    text that is not YAML, for tags that ask for more than plain data, and for what is nested
    deeper than `MAX_DEPTH` or grows, aliases resolved, beyond `MAX_VALUES`.
    """
    try:
        loader = Loader(block.text)
        try:
            root = loader.get_single_node()
            return None if root is None else Construction(block).value(root, 0)
        finally:
            loader.dispose()
    except ExcessError as excess:
        raise block.error(0, None, str(excess)) from None
    except yaml.MarkedYAMLError as error:  # the other kind is for characters, and these are legal
        raise explained(error, block) from None


class Construction:
    """The way from one document's nodes to plain data, with a count of what came out."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.values = 0

    def value(self, node: yaml.Node, depth: int) -> object:
        """Return the plain data that `node` stands for."""
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        self.count(1)
        if depth > MAX_DEPTH:  # the tree itself is not that deep: an alias stands inside its anchor
            raise ExcessError(TOO_DEEP)
        if node.tag != COLLECTION_TAGS[type(node)]:
            raise self.tag_error(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        return [self.value(item, depth + 1) for item in node.value]

    def scalar(self, node: yaml.ScalarNode) -> str | bool | None:
        """Return a scalar's text, unless it is true, false or null."""
        text = self.text(node)
        if node.tag not in SCALAR_TAGS:
            raise self.tag_error(node)
        if node.tag == NULL:
            return None
        if node.tag == BOOL:
            return BOOLS.get(text.lower(), text)
        return text

    def text(self, node: yaml.ScalarNode) -> str:
        """Return a scalar's text, counted."""
        text: str = node.value
        self.count(1 + len(text) // CHARACTERS_PER_VALUE)
        # Only an escape between double quotes can make a character that was not in the file.
        return legal(text) if node.style == '"' else text

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        """Return a mapping: what it merges first, then its own keys, of twins the last."""
        merged: dict[str, object] = {}
        own: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_node, item in node.value:
            line = key_node.start_mark.line
            if key_node.tag == MERGE:
                merged = self.merge(item, depth) | merged
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                expected = "quotes around a value that begins with '{' or '['"
                raise error_on(line, self.block, expected)
            key = self.text(key_node)
            if key in lines:
                self.block.warn_of_duplicate(key, line, first=lines[key])
            lines[key] = line
            own[key] = self.value(item, depth + 1)
        return merged | own if merged else own

    def merge(self, node: yaml.Node, depth: int) -> dict[str, object]:
        """Return what `<<: node` adds to a mapping: of several mappings, the first rules."""
        value = self.value(node, depth + 1)
        sources = value if isinstance(value, list) else [value]
        merged: dict[str, object] = {}
        for source in reversed(sources):
            if not isinstance(source, dict):
                message = "expected a mapping, or a list of them, to merge"
                raise self.block.error(node.start_mark.line, "<<", message)
            merged |= source
        return merged

    def count(self, values: int) -> None:
        """Stop at more values than a post can mean."""
        self.values += values
        if self.values > MAX_VALUES:
            raise ExcessError(TOO_MANY)

    def tag_error(self, node: yaml.Node) -> PostError:
        """Return the error for a tag that asks for more than plain data."""
        return error_on(
            node.start_mark.line, self.block, "quotes around a value that begins with '!'"
        )
