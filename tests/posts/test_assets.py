"""What local media say of themselves."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import pytest
from audio_files import flac, m4a, mp3, ogg, wav
from hypothesis import given
from hypothesis import strategies as st

from feedkit.posts.assets import TYPES, Asset, measure, media_type

if TYPE_CHECKING:
    from pathlib import Path


def _png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLLBBBBB", 13, b"IHDR", width, height, *[8] * 5)


def _gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0)


def _jpeg(width: int, height: int, orientation: int | None = None) -> bytes:
    exif = b""
    if orientation is not None:
        directory = struct.pack(">HHHLHHL", 1, 0x112, 3, 1, orientation, 0, 0)
        payload = b"Exif\0\0" + b"MM\0*" + struct.pack(">L", 8) + directory
        exif = b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload
    frame = (
        b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\1\x22\0\2\x11\1\3\x11\1"
    )
    return b"\xff\xd8" + exif + frame + b"\xff\xd9"


def _webp(chunk: bytes, payload: bytes) -> bytes:
    body = b"WEBP" + chunk + struct.pack("<L", len(payload)) + payload
    return b"RIFF" + struct.pack("<L", len(body)) + body


def _box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">L4s", len(payload) + 8, kind) + payload


def _avif(width: int, height: int, rotation: int | None = None) -> bytes:
    properties = _box(b"ispe", struct.pack(">LLL", 0, width, height))
    indexes = [1]
    if rotation is not None:
        properties += _box(b"irot", bytes([rotation]))
        indexes.append(2)
    association = struct.pack(">LLHB", 0, 1, 1, len(indexes)) + bytes(indexes)
    items = _box(b"iprp", _box(b"ipco", properties) + _box(b"ipma", association))
    meta = _box(b"meta", struct.pack(">L", 0) + _box(b"pitm", struct.pack(">LH", 0, 1)) + items)
    return _box(b"ftyp", b"avif\0\0\0\0avifmif1miaf") + meta


VP8 = _webp(b"VP8 ", b"\x30\1\0\x9d\x01\x2a" + struct.pack("<HH", 320, 200))
VP8L = _webp(b"VP8L", b"\x2f" + struct.pack("<L", (320 - 1) | (200 - 1) << 14) + bytes(8))
VP8X = _webp(b"VP8X", bytes(4) + (319).to_bytes(3, "little") + (199).to_bytes(3, "little"))

PICTURES = [
    ("a.png", _png(320, 200), "image/png", (320, 200)),
    ("a.gif", _gif(320, 200), "image/gif", (320, 200)),
    ("a.jpg", _jpeg(320, 200), "image/jpeg", (320, 200)),
    ("turned.jpg", _jpeg(320, 200, orientation=6), "image/jpeg", (200, 320)),
    ("mirrored.jpg", _jpeg(320, 200, orientation=2), "image/jpeg", (320, 200)),
    ("lossy.webp", VP8, "image/webp", (320, 200)),
    ("lossless.webp", VP8L, "image/webp", (320, 200)),
    ("extended.webp", VP8X, "image/webp", (320, 200)),
    ("a.avif", _avif(320, 200), "image/avif", (320, 200)),
    ("lies.jpg", _png(320, 200), "image/png", (320, 200)),
    ("no-extension", _gif(320, 200), "image/gif", (320, 200)),
]


@pytest.mark.parametrize(("name", "content", "kind", "size"), PICTURES)
def test_picture(
    tmp_path: Path, name: str, content: bytes, kind: str, size: tuple[int, int]
) -> None:
    """A picture's type and shown dimensions come from its bytes, whatever it is called."""
    file = tmp_path / name
    file.write_bytes(content)
    assert measure(file) == Asset(type=kind, length=len(content), width=size[0], height=size[1])


def test_rotated_avif_is_not_shown_lying(tmp_path: Path) -> None:
    """A turned AVIF has the dimensions it is shown in or, with imagesize 2.0, none."""
    file = tmp_path / "turned.avif"
    file.write_bytes(_avif(320, 200, rotation=1))
    asset = measure(file)
    assert (asset.type, asset.width, asset.height) in {
        ("image/avif", 200, 320),
        ("image/avif", None, None),
    }


DRAWINGS = [
    ('<svg width="320" height="200">', (320, 200)),
    ("<svg width='320px' height='199.6px'>", (320, 200)),
    ('<svg viewBox="0 0 320 200">', (320, 200)),
    ('<svg viewBox="-5,-5,320,200" xmlns="http://www.w3.org/2000/svg">', (320, 200)),
    ('<svg width="640" viewBox="0 0 320 200">', (640, 400)),
    ('<svg height="100" viewBox="0 0 320 200">', (160, 100)),
    ('<svg width="100%" height="100%" viewBox="0 0 320 200">', (320, 200)),
    ('<svg width="10cm" height="5cm">', (None, None)),
    ('<svg stroke-width="3" viewBox="0 0 0 0">', (None, None)),
    ("<svg>", (None, None)),
    ('<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg width="3" height="2">', (3, 2)),
    (
        '\ufeff<!DOCTYPE svg PUBLIC "x" "svg.dtd" [<!ENTITY a "b">]><svg width="3" height="2"><g/>',
        (3, 2),
    ),
]


@pytest.mark.parametrize(("text", "size"), DRAWINGS)
def test_drawing(tmp_path: Path, text: str, size: tuple[int | None, int | None]) -> None:
    """A drawing has its own size in pixels, or that of its view box, or none."""
    file = tmp_path / "drawing.bin"
    file.write_text(text, encoding="utf-8")
    asset = measure(file)
    assert (asset.type, asset.width, asset.height) == ("image/svg+xml", *size)


OTHERS = [
    ("a.mp3", b"ID3\x04\0\0\0\0\0\0", "audio/mpeg"),
    ("a.mp3", b"\xff\xfb\x90\x64" + bytes(100), "audio/mpeg"),
    ("a.aac", b"\xff\xf1\x50\x80" + bytes(100), "audio/aac"),
    ("a.m4a", b"\0\0\0\x20ftypM4A \0\0\2\0", "audio/mp4"),
    ("audio-only.m4a", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2", "audio/mp4"),
    ("a.mp4", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2", "video/mp4"),
    ("a.mov", b"\0\0\0\x14ftypqt  \0\0\2\0", "video/quicktime"),
    ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
    ("a.ogg", b"OggS\0\2" + bytes(22) + b"\x01vorbis", "audio/ogg"),
    ("a.opus", b"OggS\0\2" + bytes(21) + b"\x13OpusHead", "audio/ogg"),
    ("a.ogg", b"OggS\0\2" + bytes(21) + b"\x2a\x80theora", "video/ogg"),
    ("a.ogv", b"OggS\0\2" + bytes(21) + b"\x40fishead\0", "video/ogg"),
    ("a.wav", b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
    ("a.flac", b"fLaC\0\0\0\x22", "audio/flac"),
    ("a.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", "video/webm"),
    ("a.weba", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", "audio/webm"),
    ("a.mkv", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\x82\x88matroska", "video/x-matroska"),
    ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
    ("a.zip", b"PK\x03\x04" + bytes(26), "application/zip"),
    ("a.epub", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "application/epub+zip"),
    ("a.txt", b"only text", "text/plain"),
    ("a.unheard-of", b"only text", None),
    ("no-extension", b"only text", None),
    ("empty.mp3", b"", "audio/mpeg"),
]


@pytest.mark.parametrize(("name", "content", "kind"), OTHERS)
def test_other_media(tmp_path: Path, name: str, content: bytes, kind: str | None) -> None:
    """Other files have a type by content, else by name, and their length, and no dimensions."""
    file = tmp_path / name
    file.write_bytes(content)
    asset = measure(file)
    assert (asset.type, asset.length, asset.width, asset.height) == (kind, len(content), None, None)


RECORDINGS = {
    "a.flac": flac(3723),
    "a.m4a": m4a(3723),
    "a.mp3": mp3(3723),
    "a.ogg": ogg(3723),
    "a.wav": wav(3723),
    "short.wav": wav(0.2),
    "called.mp3": m4a(3723),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_says_how_long_it_is(tmp_path: Path, name: str) -> None:
    """In whole seconds, whatever it is called; less than half a second is none."""
    file = tmp_path / name
    file.write_bytes(RECORDINGS[name])
    asset = measure(file)
    assert (asset.duration, asset.damage) == (None if name == "short.wav" else 3723, None)


def test_without_mutagen_there_are_no_durations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra; the rest is known all the same, and nothing is damaged."""
    monkeypatch.setitem(sys.modules, "mutagen", None)
    file = tmp_path / "a.mp3"
    file.write_bytes(mp3(90))
    assert measure(file) == Asset(type="audio/mpeg", length=90_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0"),
        ("a.m4a", m4a(3)[:60]),
        ("a.ogg", ogg(3)[:40]),
        ("a.flac", flac(3)[:20]),
        ("a.wav", wav(1)[:20]),
        ("negative.ogg", ogg(-3)),
        ("empty.mp3", b""),
    ],
)
def test_a_damaged_recording_says_so(tmp_path: Path, name: str, content: bytes) -> None:
    """On one line, for the problem that it is."""
    file = tmp_path / name
    file.write_bytes(content)
    asset = measure(file)
    assert asset.duration is None
    assert asset.damage
    assert "\n" not in asset.damage


@given(
    recording=st.sampled_from([flac(3), m4a(3), mp3(1), ogg(3), wav(0.01)]),
    end=st.integers(0, 400),
    damage=st.lists(st.tuples(st.integers(0, 399), st.integers(0, 255)), max_size=5),
)
def test_damaged_recordings(
    tmp_path_factory: pytest.TempPathFactory,
    recording: bytes,
    end: int,
    damage: list[tuple[int, int]],
) -> None:
    """A recording that is cut off, or lies, has a duration or none, and raises nothing."""
    content = bytearray(recording[:end])
    for place, value in damage:
        if place < len(content):
            content[place] = value
    file = tmp_path_factory.getbasetemp() / "damaged.mp3"
    file.write_bytes(content)
    asset = measure(file)
    assert asset.length == len(content)
    assert asset.duration is None or (asset.duration > 0 and asset.damage is None)


def test_length_is_that_of_the_whole_file(tmp_path: Path) -> None:
    """The length is right for files longer than what is read of them."""
    file = tmp_path / "long.png"
    file.write_bytes(_png(3, 2) + bytes(100_000))
    assert measure(file).length == len(_png(3, 2)) + 100_000


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is the caller's to report."""
    with pytest.raises(FileNotFoundError):
        measure(tmp_path / "none.png")


@given(
    picture=st.sampled_from([content for _, content, _, _ in PICTURES]),
    end=st.integers(0, 200),
    damage=st.lists(st.tuples(st.integers(0, 199), st.integers(0, 255)), max_size=5),
)
def test_damaged_pictures(
    tmp_path_factory: pytest.TempPathFactory,
    picture: bytes,
    end: int,
    damage: list[tuple[int, int]],
) -> None:
    """A picture that is cut off, or lies, has sensible dimensions or none, and raises nothing."""
    content = bytearray(picture[:end])
    for place, value in damage:
        if place < len(content):
            content[place] = value
    file = tmp_path_factory.getbasetemp() / "damaged.png"
    file.write_bytes(content)
    asset = measure(file)
    assert asset.length == len(content)
    assert (asset.width is None) == (asset.height is None)
    assert asset.width is None or asset.width > 0


@pytest.mark.parametrize(
    "content",
    [b"<!---->" * 580 + b"<", b"<!--" * 1000, b" " * 4096, b"<svg " + b"width=" * 600 + b">"],
)
def test_drawings_that_never_begin(tmp_path: Path, content: bytes) -> None:
    """What only looks like a drawing costs no time."""
    file = tmp_path / "a"
    file.write_bytes(content)
    assert measure(file).width is None


NAMES = [
    ("https://h.example/a/b.MP3?x=1.zip#y.png", "audio/mpeg"),
    ("/img/photo.final.JPG", "image/jpeg"),
    ("img\u00e9.webp", "image/webp"),
    ("a%2Ejpeg", "image/jpeg"),
    (".png", "image/png"),
    ("https://h.example/png", None),
    ("https://h.example/v1.0/download", None),
    ("https://h.png", None),
    ("https://[/a.png", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_media_type(name: str, kind: str | None) -> None:
    """A name's type is that of its last extension, in an address that of its path."""
    assert media_type(name) == kind


def test_types_are_well_formed() -> None:
    """Every type has the form of RFC 6838 §4.2, and no extension stands twice."""
    assert all(kind.count("/") == 1 and kind == kind.lower() for kind in TYPES.values())
    assert all(extension.isalnum() for extension in TYPES)
