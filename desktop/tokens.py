"""Tokens: the colours of the window, each by what it is for, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. Letters stand on `paper`, `side`, `raised` or a tint."""

    name: str
    """ "light" or "dark": the folder of its pictures and the palette of its map."""
    paper: str
    side: str
    raised: str
    ink: str
    quiet: str
    faint: str
    """What cannot be used now, and hints; hairlines of charts."""
    rule: str
    accent: str
    accent_ink: str
    """Letters upon the accent."""
    accent_tint: str
    hover: str
    warning: str
    tip: str
    tip_ink: str
    grip: str
    """Handles of scroll bars and edges of boxes to tick."""
    fulfilled: str
    missed: str
    goal: str
    """The side on which a target is kept."""
    named: str
    """Evidence by its strength: what the plan names."""
    listed: str
    matched: str
    unverified: str


CHOICES = ("system", "light", "dark")
"""What a person can choose; the first is as the system has it."""

LIGHT = Tokens(
    name="light",
    paper="#FFFFFF",
    side="#FBFCFD",
    raised="#F3F6F8",
    ink="#1E2C36",
    quiet="#55636E",
    faint="#8B97A1",
    rule="#DCE3E8",
    accent="#0B5FA5",
    accent_ink="#FFFFFF",
    accent_tint="#E4EFF8",
    hover="#EEF3F7",
    warning="#9A4A00",
    tip="#1E2C36",
    tip_ink="#FFFFFF",
    grip="#7C8A95",
    # Okabe and Ito's bluish green and vermilion, told apart by colour-blind eyes.
    fulfilled="#009E73",
    missed="#D55E00",
    goal="#D5E6F3",
    named="#0B5FA5",
    listed="#00735C",
    matched="#8A5A00",
    unverified="#6B7781",
)

DARK = Tokens(
    name="dark",
    paper="#1B2229",
    side="#171D23",
    raised="#242D36",
    ink="#E2E8ED",
    quiet="#A7B3BD",
    faint="#75828D",
    rule="#35414C",
    accent="#6FB4EE",
    accent_ink="#0D1820",
    accent_tint="#213C53",
    hover="#27323C",
    warning="#F0A765",
    tip="#3A4753",
    tip_ink="#F2F5F7",
    grip="#7F8D99",
    fulfilled="#1FB288",
    missed="#EE7B2D",
    goal="#2C4A60",
    named="#6FB4EE",
    listed="#3CBF9B",
    matched="#D9A23C",
    unverified="#93A0AB",
)
