"""What Pelican takes for metadata. https://docs.getpelican.com/en/latest/: `settings.html`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedkit.entries.settings import mapping, rows, text

__all__ = ["defaults_of", "listed", "lowered"]


def lowered(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return `metadata` as Pelican calls them."""
    return {key.lower(): value for key, value in metadata.items()}


def listed(value: object) -> list[object]:
    """Return the parts of a text, at semicolons if there are any and at commas else; or a list's.

    content.html#file-metadata: ``Doe, Jane; Doe, John`` or ``Jane Doe, John Doe``.
    """
    if isinstance(value, str):
        return list(value.split(";" if ";" in value else ","))
    return list(value) if isinstance(value, Sequence) else []


def defaults_of(settings: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield what posts get by their place: the whole site's first, then single paths'.

    DEFAULT_METADATA, DEFAULT_CATEGORY, DEFAULT_DATE, and EXTRA_PATH_METADATA in its order.
    """
    content = next((text(row, "folder") for row in rows(settings, "content")), None)
    given = sorted(
        (
            (text(row, "path") or "", lowered(mapping(row, "values")))
            for row in rows(settings, "defaults")
        ),
        key=lambda default: default[0],
    )
    yield from (default for default in given if default[0] in ("", content))
    yield "", {"category": text(settings, "default_category") or "misc"}
    date = text(settings, "default_date")
    if date and date != "fs":  # the file's own date, which says when it was copied
        yield "", {"date": date}
    yield from (default for default in given if default[0] not in ("", content))
