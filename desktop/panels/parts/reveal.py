"""Reveal: how the camera goes to a thing that was chosen away from the map."""

from __future__ import annotations

from collections.abc import Callable

from desktop.view import View
from geodata.records import Address

Reveal = Callable[[View, Address], View]
"""The View with its camera moved, if need be, so that the thing is in sight."""


def stay(view: View, address: Address) -> View:  # noqa: ARG001
    """Leaves the camera where it is."""
    return view
