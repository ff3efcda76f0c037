"""Arranging: how the window is arranged, as a value, and the window arranged as a value says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.panels.drawer import DRAWERS, Drawer
from desktop.panels.left_side import FILTERS, LeftSide
from desktop.panels.right_side import SELECTED, TABS, RightSide
from desktop.settings import Settings
from desktop.workspace.records import Arrangement

if TYPE_CHECKING:
    from desktop.window import Window


# The tabs of the left side, in their order.
LEFT_TABS = ("filters", "shading")


def arrangement_of(window: Window, settings: Settings) -> Arrangement:
    """How the window is arranged now."""
    window.middle.keep()
    on = {i: window.commands.action(i).isChecked() for i in ("left_side", "right_side", "timeline")}
    left = window.left.tabs.currentIndex() if isinstance(window.left, LeftSide) else FILTERS
    right = window.right.tabs.currentIndex() if isinstance(window.right, RightSide) else SELECTED
    return Arrangement(
        name=settings.arrangement,
        columns_px=window.columns.widths_px(),
        left=on["left_side"],
        right=on["right_side"],
        timeline=on["timeline"],
        left_tab=LEFT_TABS[left],
        tab=TABS[right].id,
        drawer=settings.drawer_tab,
        drawer_px=settings.drawer_height_px,
    )


def arrange(window: Window, arrangement: Arrangement) -> None:
    """Arrange the window so, as far as it has room; what is not said stays as it is."""
    if len(arrangement.columns_px) == 3:
        window.columns.set_widths(arrangement.columns_px)
    for command_id, on in (
        ("left_side", arrangement.left),
        ("right_side", arrangement.right),
        ("timeline", arrangement.timeline),
        ("drawer", bool(arrangement.drawer)),
    ):
        window.commands.action(command_id).setChecked(on)
    left, right, drawer = window.left, window.right, window.middle.drawer
    if isinstance(left, LeftSide) and arrangement.left_tab in LEFT_TABS:
        left.open(LEFT_TABS.index(arrangement.left_tab))
    for number, tab in enumerate(TABS):
        if tab.id == arrangement.tab and isinstance(right, RightSide):
            right.open(number)
    for number, kept in enumerate(DRAWERS):
        if kept.id == arrangement.drawer and isinstance(drawer, Drawer):
            drawer.open(number)  # the keyboard stays where it is
    if arrangement.drawer and arrangement.drawer_px:
        window.middle.set_drawer_height(arrangement.drawer_px)
