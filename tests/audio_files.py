"""Recordings to test with: as small as their formats allow, silent, and of a known length."""

from __future__ import annotations

import io
import struct
import wave

__all__ = ["flac", "m4a", "mp3", "ogg", "wav"]


def wav(seconds: float) -> bytes:
    """Return silence as WAV."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * round(8000 * seconds))
    return file.getvalue()


def mp3(seconds: float) -> bytes:
    """Return silence as MP3: frames of 1152 samples at 8 kbit/s and 16 kHz (MPEG 2, layer 3)."""
    frame = b"\xff\xf3\x18\xc4" + bytes(32)  # 36 bytes: 72 · 8000 / 16000
    return frame * round(seconds * 16000 / 576)


def ogg(seconds: float) -> bytes:
    """Return the headers of Ogg Vorbis at 8 kHz, and a last page that says how much there was."""
    identity = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 8000, 0, 0, 0, 0xB8, 1)
    comment = b"\x03vorbis" + struct.pack("<II", 0, 0) + b"\x01"
    pages = ((2, 0, identity), (0, 0, comment), (4, round(8000 * seconds), b"\0"))
    return b"".join(_page(number, *page) for number, page in enumerate(pages))


def _page(number: int, flags: int, position: int, packet: bytes) -> bytes:
    """Return a page with one packet (RFC 3533 §6); its checksum is not looked at."""
    header = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 1, number, 0, 1)
    return header + bytes([len(packet)]) + packet


def m4a(seconds: float) -> bytes:
    """Return an MPEG-4 file with a sound track that holds nothing (ISO/IEC 14496-12 §8)."""
    media = struct.pack(">IIIIIHH", 0, 0, 0, 1000, round(1000 * seconds), 0, 0)
    handler = struct.pack(">II4s12xx", 0, 0, b"soun")
    track = _box(b"mdia", _box(b"mdhd", media) + _box(b"hdlr", handler))
    return _box(b"ftyp", b"M4A \0\0\0\0M4A ") + _box(b"moov", _box(b"trak", track))


def _box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I4s", len(payload) + 8, kind) + payload


def flac(seconds: float) -> bytes:
    """Return the header of a FLAC file at 8 kHz (RFC 9639 §8.2)."""
    bits = (8000 << 44) | (15 << 36) | round(8000 * seconds)
    info = struct.pack(">HH3x3xQ16x", 4096, 4096, bits)
    return b"fLaC" + b"\x80\0\0\x22" + info
