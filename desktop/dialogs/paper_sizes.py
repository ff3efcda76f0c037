"""The sizes offered for an exported map. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.sheet.page import Page, page_of_pixels
from desktop.wording import later

RESOLUTIONS_DPI = (150, 200, 300, 600)
USUAL_DPI = 300
BYTES_A_PIXEL = 4


@dataclass(frozen=True, slots=True)
class ScreenSize:
    """A picture for screens and slides, in pixels."""

    words: str
    width_px: int
    height_px: int

    def page(self, dpi: float) -> Page:  # noqa: ARG002  # a screen's own resolution holds
        """The page of this size."""
        return page_of_pixels(self.width_px, self.height_px)


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A picture for print, in millimetres; its pixels follow from the resolution."""

    words: str
    width_mm: float
    height_mm: float

    def page(self, dpi: float) -> Page:
        """The page of this size at that resolution."""
        return Page(self.width_mm, self.height_mm, dpi)


SCREENS = (
    ScreenSize(later("屏幕 1366 × 768"), 1366, 768),
    ScreenSize(later("全高清 1920 × 1080"), 1920, 1080),
    ScreenSize(later("超高清 3840 × 2160"), 3840, 2160),
)
PAPERS = (
    PaperSize(later("A4 横向（297 × 210 毫米）"), 297.0, 210.0),
    PaperSize(later("A4 纵向（210 × 297 毫米）"), 210.0, 297.0),
    PaperSize(later("A3 横向（420 × 297 毫米）"), 420.0, 297.0),
    PaperSize(later("A3 纵向（297 × 420 毫米）"), 297.0, 420.0),
)
SIZES: tuple[ScreenSize | PaperSize, ...] = (*SCREENS, *PAPERS)
USUAL = SCREENS[1]


def megabytes(page: Page) -> float:
    """Memory that painting the page takes, in MB."""
    width_px, height_px = page.size_px
    return width_px * height_px * BYTES_A_PIXEL / 1e6
