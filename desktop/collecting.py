"""Collecting: Python's search for unreachable objects, kept away from what stays to the end.

A full search walks over every object there is, some 200,000 with the atlas and the window, and
holds the interface for a tenth of a second. What was made while starting is never let go of, so it
need never be walked over again (measured: 130 ms before, less than one after).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

# By then the lists that are made after the first picture are there as well.
LATER_MS = 3000


def hold() -> None:
    """Search for nothing while the program starts."""
    gc.disable()


def settle(owner: QObject) -> None:
    """Go on searching, but only among what is made from now on."""
    gc.enable()
    gc.freeze()
    QTimer.singleShot(LATER_MS, owner, gc.freeze)
