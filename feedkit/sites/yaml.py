"""YAML configuration as plain data, whatever is in it.

Configurations carry tags that only their own generator understands (MkDocs: ``!!python/name:``);
these are None here. Dates stay text.
"""

from __future__ import annotations

from typing import ClassVar, cast

import yaml

__all__ = ["YAMLError", "load_yaml"]

# Aliases let forty lines stand for a billion values, and brackets nest without end.
MAX_NODES = 100_000
MAX_DEPTH = 60
BaseLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YAMLError(ValueError):
    """A text is no YAML, or too much of it.

    `problem` says what is wrong, and `problem_mark` where, if it is known.
    """

    def __init__(self, problem: str, mark: yaml.Mark | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = mark


class _Loader(BaseLoader):  # type: ignore[misc,valid-type] # whichever PyYAML was built with
    """The safe loader, without the types and failures that no configuration needs."""

    yaml_implicit_resolvers: ClassVar = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    yaml_constructors: ClassVar[dict[str, object]] = {}


def load_yaml(text: str) -> object:
    """Return the first document of `text`. Raises YAMLError for what is none, or too much."""
    try:
        return _loaded(text)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or str(error)
        raise YAMLError(problem, getattr(error, "problem_mark", None)) from error


def _loaded(text: str) -> object:
    _check_depth(text)
    loader = _Loader(text)
    try:
        node = loader.get_node() if loader.check_node() else None
        if node is None:
            return None
        _check_size(node)
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _check_depth(text: str) -> None:
    """Raise YAMLError for brackets that nest too deep, which crash libyaml's composer."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YAMLError(f"more than {MAX_DEPTH} brackets within one another")


def _check_size(document: yaml.Node) -> None:
    """Raise YAMLError for a document that is huge, or endless, once its aliases are followed."""
    waiting = [(document, 0)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if depth > MAX_DEPTH or seen > MAX_NODES:
            raise YAMLError(f"more than {MAX_NODES} values, or values within themselves")
        if isinstance(node, yaml.MappingNode):
            waiting.extend((part, depth + 1) for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend((part, depth + 1) for part in node.value)


def _scalar(loader: _Loader, node: yaml.Node, kind: str) -> object:
    """Construct what is tagged as `kind`, or the text of what is tagged so and is none."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    construct = getattr(loader, f"construct_yaml_{kind}")
    try:
        return cast("object", construct(node))
    except (ValueError, LookupError, OverflowError):  # "0b", `!!int ""`, more digits than Python's
        return node.value


def _unknown(_loader: _Loader, _node: yaml.Node) -> None:
    return None


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """Return the default of ``!ENV [NAME, default]``.

    https://www.mkdocs.org/user-guide/configuration/#environment-variables
    """
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        return cast("object", loader.construct_object(node.value[-1]))
    return None


for _kind in ("null", "bool", "int", "float"):
    _Loader.add_constructor(
        f"tag:yaml.org,2002:{_kind}",
        lambda loader, node, kind=_kind: _scalar(loader, node, kind),
    )
for _kind in ("str", "seq", "map"):
    _Loader.add_constructor(
        f"tag:yaml.org,2002:{_kind}", getattr(yaml.SafeLoader, f"construct_yaml_{_kind}")
    )
_Loader.add_constructor("!ENV", _environment)
_Loader.add_constructor(None, _unknown)
