"""The preview of every template is, pixel for pixel, what is written."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.exports.handouts import handout, write_handout
from desktop.sheet.page import MM_PER_INCH
from desktop.sheet.page_files import templates
from desktop.view import View

# Levels of 255 that two pixels may be apart, and the share of pixels that may be farther.
TOLERANCE, MOST_APART = 24, 0.001


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_the_preview_is_what_is_written(composer, qtbot, desk, tmp_path, template):
    composer.take_template(template)
    qtbot.waitUntil(lambda: composer.ready, timeout=60_000)
    preview = composer.preview.picture
    page = replace(composer.page, dpi=preview.width() / composer.page.width_mm * MM_PER_INCH)
    write_handout(handout(desk.atlas, View(), page), tmp_path / "a.png")
    written = QImage(str(tmp_path / "a.png"))
    assert (written.width(), written.height()) == (preview.width(), preview.height())
    apart = np.abs(_levels(written) - _levels(preview)).max(axis=2)
    if (apart > TOLERANCE).mean() >= MOST_APART:
        kept = tmp_path / "difference.png"
        _as_picture(apart).save(str(kept))
        pytest.fail(f"{(apart > TOLERANCE).mean():.2%} of the pixels differ: see {kept}")


def _levels(image):
    even = image.convertToFormat(QImage.Format.Format_RGB32)
    held = np.frombuffer(even.constBits(), np.uint8).reshape(even.height(), even.width(), 4)
    return held[..., :3].astype(int)


def _as_picture(apart):
    grey = np.ascontiguousarray(255 - apart.clip(0, 255).astype(np.uint8))
    height, width = grey.shape
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
