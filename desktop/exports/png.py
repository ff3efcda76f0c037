"""PNG written strip by strip (ISO/IEC 15948), with its resolution and what it shows as text."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from desktop.exports.bands import Rows

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 4
"""Of zlib: a map's even grounds are small at any level, and higher ones take twice as long."""
INCHES_PER_METRE = 1 / 0.0254
_UP = 2


def png_of(
    strips: Iterable[Rows], size_px: tuple[int, int], dpi: float, texts: Mapping[str, str]
) -> bytes:
    """The strips as one picture; `texts` are its notes by PNG's keywords, in UTF-8.

    A strip is packed on a second core while the next one is being painted.
    """
    packer = zlib.compressobj(LEVEL)
    per_metre = round(dpi * INCHES_PER_METRE)
    parts = [
        SIGNATURE,
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size_px, 8, 2, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        *(_chunk(b"iTXt", _note(key, words)) for key, words in texts.items()),
    ]
    above = np.zeros((size_px[0], 3), np.uint8)
    with ThreadPoolExecutor(max_workers=1) as second:
        packed = []
        for strip in strips:
            packed.append(second.submit(_packed, packer, strip, above))
            above = strip[-1]
            # One strip waits while one is painted: more would only fill the memory.
            if len(packed) > 1:
                packed[-2].result()
        parts += [_chunk(b"IDAT", data) for future in packed if (data := future.result())]
    parts.append(_chunk(b"IDAT", packer.flush()))
    parts.append(_chunk(b"IEND", b""))
    return b"".join(parts)


def _packed(packer: zlib._Compress, strip: Rows, above: Rows) -> bytes:
    """The strip as differences from the row above, which pack best where colours run down."""
    rows = len(strip)
    lines = np.empty((rows, 1 + strip.shape[1] * 3), np.uint8)
    lines[:, 0] = _UP
    before = np.concatenate([above[None], strip[:-1]])
    lines[:, 1:] = (strip - before).reshape(rows, -1)
    return packer.compress(lines.tobytes())


def _note(key: str, words: str) -> bytes:
    return key.encode("latin-1") + b"\0\0\0\0\0" + words.encode("utf-8")


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
