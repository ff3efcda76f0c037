"""Arranging: how the window is arranged, as a value, and the window arranged as a value says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.panels.drawer import DRAWERS, Drawer
from desktop.panels.right_side import TABS, RightSide
from desktop.settings import Settings
from desktop.workspace.records import Arrangement

if TYPE_CHECKING:
    from desktop.window import Window


def arrangement_of(window: Window, settings: Settings) -> Arrangement:
    """How the window is arranged now."""
    window.middle.keep()
    is_on = {i: window.commands.action(i).isChecked() for i in ("left_side", "right_side")}
    tab = window.right.tabs.currentIndex() if isinstance(window.right, RightSide) else 0
    return Arrangement(
        columns_px=window.widths_px(),
        left=is_on["left_side"],
        right=is_on["right_side"],
        timeline=window.commands.action("timeline").isChecked(),
        tab=TABS[tab].id,
        drawer=settings.drawer_tab,
        drawer_px=settings.drawer_height_px,
    )


def arrange(window: Window, arrangement: Arrangement) -> None:
    """Arrange the window so, as far as it has room; what is not said stays as it is."""
    if len(arrangement.columns_px) == 3:
        window.set_widths(arrangement.columns_px)
    for command_id, on in (
        ("left_side", arrangement.left),
        ("right_side", arrangement.right),
        ("timeline", arrangement.timeline),
        ("drawer", bool(arrangement.drawer)),
    ):
        window.commands.action(command_id).setChecked(on)
    for number, tab in enumerate(TABS):
        if tab.id == arrangement.tab and isinstance(window.right, RightSide):
            window.right.open(number)
    drawer = window.middle.drawer
    for number, kept in enumerate(DRAWERS):
        if kept.id == arrangement.drawer and isinstance(drawer, Drawer):
            drawer.open(number)  # the keyboard stays where it is
