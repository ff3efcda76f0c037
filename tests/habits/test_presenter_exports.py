"""A presenter exports: the window's picture and the command line's are the same picture."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog

from desktop.dialogs.export_series import ExportSeries
from desktop.sheet.page import page_of_pixels
from desktop.view import Camera, View, choose, look_at, select
from desktop.workspace.view_files import save_view
from geodata.choices import Choice
from geodata.overlay import overlay
from geodata.records import Address

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
ROOT = Path(__file__).parents[2]


def pixels(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), dtype=np.uint8)
    return data.reshape(image.height(), image.width(), 4)


def test_window_and_command_line_give_the_same_picture(qtbot, window, tmp_path):
    view = choose(View(), "industry", Choice(any=("SEI-MAT",)))
    view = select(view, Address("place", "cn-htz-hubei-wuhan-donghu"))
    view = look_at(view, Camera(850_000.0, 3_500_000.0, 1_500_000.0, 1_000_000.0))
    window._store.change(view, "")
    dialog = window.deeds.export_map()
    by_window = tmp_path / "window.png"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog._export(page_of_pixels(1280, 720), by_window)
        dialog.exported.emit(by_window)
    dialog.close()
    save_view(window._store.view, tmp_path / "view.json")
    by_command = tmp_path / "command.png"
    command(["--size", "1280x720", "--view", tmp_path / "view.json", "--out", by_command])
    assert np.array_equal(pixels(by_window), pixels(by_command))


def test_a_layer_of_ones_own_goes_with_the_map_wherever_it_goes(qtbot, window, tmp_path):
    window.map.overlays.put(overlay("shops", ("商店", "Shops"), [114.3, 116.4], [30.6, 39.9]))
    dialog = window.deeds.export_map()
    dialog.file.setText(str(tmp_path / "a.svg"))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.start.click()
    assert "商店" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    with qtbot.waitSignal(window.exports.said, timeout=20_000):
        window.commands.action("copy_map").trigger()
    copied = QGuiApplication.clipboard().mimeData().data("image/svg+xml")
    assert "商店" in bytes(copied.data()).decode("utf-8")


def test_the_print_dialog_and_the_atlas_open_by_their_keys(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintDialog)))
    window.findChildren(QPrintDialog)[0].reject()
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | ALT)
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportSeries)))
    dialog = window.findChildren(ExportSeries)[0]
    assert dialog.each.currentText() == "每省一页（34 页）"
    dialog.reject()


def test_the_command_line_draws_for_print_too(tmp_path):
    out = tmp_path / "print.png"
    command(["--size", "640x400", "--theme", "print", "--out", out])
    corner = pixels(out)[390, 630, :3]
    assert set(corner) == {255}
    # Black and greys, and the few tones of marks: no tint covers the land.
    drawn = pixels(out)[:, :, :3].astype(int)
    assert (np.ptp(drawn, axis=2) > 24).mean() < 0.05


def command(arguments):
    """Run `main.py snapshot`."""
    # No display, and no system font that has Chinese.
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    run = subprocess.run(
        [sys.executable, "main.py", "snapshot", *arguments],
        cwd=ROOT,
        env={**bare, "FONTCONFIG_FILE": "/dev/null"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
