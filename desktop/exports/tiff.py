"""TIFF 6.0 written strip by strip: baseline RGB, packed with Deflate, with its resolution."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from desktop.exports.bands import Rows

LEVEL = 4
_SHORT, _LONG, _RATIONAL, _ASCII = 3, 4, 5, 2
_DEFLATE = 8
_INCH = 2


def tiff_of(
    strips: Iterable[Rows], size_px: tuple[int, int], dpi: float, notes: str, software: str
) -> bytes:
    """The strips, all but the last of equal height, as one picture in one directory.

    `notes` say what it shows; they are kept in UTF-8, as today's programs read them.
    """
    width, height = size_px
    packed: list[bytes] = []
    rows_per_strip = 0
    for strip in strips:
        rows_per_strip = rows_per_strip or len(strip)
        packed.append(zlib.compress(strip.tobytes(), LEVEL))
    body = b"".join(packed)
    offsets = [8 + sum(map(len, packed[:number])) for number in range(len(packed))]
    name = software.encode("ascii") + b"\0"
    said = notes.encode("utf-8") + b"\0"
    entries: list[tuple[int, int, int, bytes]] = [
        (256, _LONG, 1, struct.pack("<I", width)),
        (257, _LONG, 1, struct.pack("<I", height)),
        (258, _SHORT, 3, struct.pack("<3H", 8, 8, 8)),
        (259, _SHORT, 1, struct.pack("<H", _DEFLATE)),
        (262, _SHORT, 1, struct.pack("<H", 2)),
        (270, _ASCII, len(said), said),
        (273, _LONG, len(offsets), struct.pack(f"<{len(offsets)}I", *offsets)),
        (277, _SHORT, 1, struct.pack("<H", 3)),
        (278, _LONG, 1, struct.pack("<I", rows_per_strip)),
        (279, _LONG, len(packed), struct.pack(f"<{len(packed)}I", *map(len, packed))),
        (282, _RATIONAL, 1, struct.pack("<II", round(dpi * 1000), 1000)),
        (283, _RATIONAL, 1, struct.pack("<II", round(dpi * 1000), 1000)),
        (296, _SHORT, 1, struct.pack("<H", _INCH)),
        (305, _ASCII, len(name), name),
    ]
    start = 8 + len(body) + len(body) % 2
    after = start + 2 + 12 * len(entries) + 4
    directory = struct.pack("<H", len(entries))
    beyond = b""
    for tag, kind, count, data in entries:
        if len(data) <= 4:
            value = data.ljust(4, b"\0")
        else:
            value = struct.pack("<I", after + len(beyond))
            beyond += data + b"\0" * (len(data) % 2)
        directory += struct.pack("<HHI", tag, kind, count) + value
    header = struct.pack("<2sHI", b"II", 42, start)
    return b"".join((header, body, b"\0" * (len(body) % 2), directory, bytes(4), beyond))
