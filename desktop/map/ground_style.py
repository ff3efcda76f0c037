"""GroundStyle: how the map under the places is painted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.sheet.palette import Palette
from desktop.sheet.shading import Shaded


@dataclass(frozen=True, slots=True)
class GroundStyle:
    """Colours, the base layers that are off, and the measure that colours the regions.

    Of a shading's palette the grounds are the regions' own.
    """

    palette: Palette
    hidden: frozenset[str] = frozenset()
    look: Shaded | None = None

    @property
    def theme(self) -> str:
        """What tells one theme's colours from another's, whatever the measure."""
        return self.palette.sea + self.palette.ink
