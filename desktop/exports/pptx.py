"""PPTX: drawings as slides. The map is a picture; words, tables and the legend's signs can be
edited, and the title is the slide's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice

from desktop.exports.slide_tables import add_slide_table, cells_of, is_of_table, is_table_sign
from desktop.painting import picture
from desktop.sheet.drawing import Drawing, Mark, Symbol, Text
from desktop.sheet.symbols import SHAPES
from desktop.sheet.text_widths import ASCENT_EM, width_em
from geodata.faults import Fault

EMU_PER_MM = 36_000
POINTS_PER_MM = 72 / 25.4
# PowerPoint refuses slides beyond 142 cm.
LONGEST_MM = 1_422.0
USUAL_DPI = 200.0
TITLE_LAYOUT, BLANK_LAYOUT = 5, 6
# Where PowerPoint and WPS set the first baseline below a text box's top, in em.
FIRST_BASELINE_EM = 0.95
# Outlines of freeforms are kept in hundredths of a millimetre.
FINENESS = 100
# On every Windows with Chinese; elsewhere the reader's own face for ideographs takes its place.
FACE = "Microsoft YaHei"


@dataclass(frozen=True, slots=True)
class Slide:
    """A drawing with the speaker's notes under it."""

    drawing: Drawing
    notes: str = ""


def pptx_of(slides: Iterable[Slide], title: str, dpi: float = USUAL_DPI) -> bytes:
    """The slides as one presentation of the first one's size; others are set in its middle.

    Needs a QGuiApplication. Fault when there is no slide, or one is beyond PowerPoint's sizes.
    """
    # Not needed before somebody exports.
    from pptx import Presentation
    from pptx.util import Mm

    deck = Presentation()
    deck.core_properties.title = title
    deck.core_properties.author = ""
    first: Drawing | None = None
    for slide in slides:
        _check_size(slide.drawing)
        if first is None:
            first = slide.drawing
            deck.slide_width, deck.slide_height = Mm(first.width_mm), Mm(first.height_mm)
        layout = BLANK_LAYOUT if _title_of(slide.drawing) is None else TITLE_LAYOUT
        _fill(deck.slides.add_slide(deck.slide_layouts[layout]), slide, first, dpi)
    if first is None:
        raise Fault(
            "没有可写入演示文稿的页面，请先加入页面。",
            "There is no page for the presentation; add one first.",
        )
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def _check_size(drawing: Drawing) -> None:
    if max(drawing.width_mm, drawing.height_mm) > LONGEST_MM:
        raise Fault(
            f"幻灯片每边至多 {LONGEST_MM:.0f} 毫米，请改用较小的页面。",
            f"A slide may be at most {LONGEST_MM:.0f} mm a side; use a smaller page.",
        )


def _title_of(drawing: Drawing) -> Text | None:
    """The line that is the slide's title."""
    titles = (mark for mark in drawing.marks if isinstance(mark, Text) and mark.about == "title")
    return next(titles, None)


def _fill(made: Any, slide: Slide, page: Drawing, dpi: float) -> None:
    drawing = slide.drawing
    left = (page.width_mm - drawing.width_mm) / 2
    top = (page.height_mm - drawing.height_mm) / 2
    editable = [mark for mark in drawing.marks if is_editable(mark)]
    ground = replace(drawing, marks=tuple(mark for mark in drawing.marks if not is_editable(mark)))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(ground, dpi).save(buffer, "PNG")  # type: ignore[call-overload]
    shape = made.shapes.add_picture(
        BytesIO(bytes(buffer.data().data())),
        _emu(left),
        _emu(top),
        _emu(drawing.width_mm),
        _emu(drawing.height_mm),
    )
    title = _title_of(drawing)
    shape.name = "map"
    # What a screen reader says of the picture.
    properties = shape._element.nvPicPr.cNvPr  # noqa: SLF001  python-pptx has no door to it
    properties.set("descr", title.words if title is not None else "")
    for mark in editable:
        if mark is title:
            _set_title(made.shapes, title, left, top)
        elif isinstance(mark, Text) and not is_of_table(mark):
            _place_words(made.shapes.add_textbox(0, 0, 0, 0), mark, left, top)
        elif isinstance(mark, Symbol):
            _add_symbol(made.shapes, mark, left, top)
    if cells_of(editable):
        add_slide_table(made.shapes, editable, lambda x, y: (_emu(left + x), _emu(top + y)), _dress)
    if slide.notes:
        made.notes_slide.notes_text_frame.text = slide.notes


def is_editable(mark: Mark) -> bool:
    """Whether a mark becomes a shape of its own: words beside the map, a table, and the legend's
    signs.
    """
    if isinstance(mark, Text) or is_of_table(mark):
        return True
    if not isinstance(mark, Symbol) or mark.hollow:
        return False
    return mark.about == "legend" or is_table_sign(mark)


def _set_title(shapes: Any, mark: Text, left_mm: float, top_mm: float) -> None:
    """The layout's own title, by which outlines and readers know the slide, where the mark is."""
    shape = shapes.title
    # It was there before the picture, and would lie under it.
    shapes._spTree.remove(shape._element)  # noqa: SLF001  python-pptx has no door to it
    shapes._spTree.append(shape._element)  # noqa: SLF001
    _place_words(shape, mark, left_mm, top_mm)


def _place_words(box: Any, mark: Text, left_mm: float, top_mm: float) -> None:
    """Have that shape hold the line of text, its letters where the drawing has them."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    width = width_em(mark.words, bold=mark.bold) * mark.size_mm
    # Another font may be a little wider: room on the side where the line may grow.
    room = 1.2 * width + mark.size_mm
    start = {"left": 0.0, "middle": room / 2, "right": room}[mark.anchor]
    box.left = _emu(left_mm + mark.x_mm - start)
    box.top = _emu(top_mm + mark.y_mm - FIRST_BASELINE_EM * mark.size_mm)
    box.width = _emu(room)
    box.height = _emu((FIRST_BASELINE_EM + 1.2 - ASCENT_EM) * mark.size_mm)
    box.name = mark.about or "words"
    frame = box.text_frame
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _dress(frame.paragraphs[0], mark)


def _dress(paragraph: Any, mark: Text) -> None:
    """The words of a line of text with their place, size and colour, in a paragraph."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    paragraph.alignment = {
        "left": PP_ALIGN.LEFT,
        "middle": PP_ALIGN.CENTER,
        "right": PP_ALIGN.RIGHT,
    }[mark.anchor]
    run = paragraph.add_run()
    run.text = mark.words
    run.font.size = Pt(round(mark.size_mm * POINTS_PER_MM, 1))
    run.font.bold = mark.bold
    run.font.color.rgb = _rgb(mark.colour)
    _set_face(run)


def _add_symbol(shapes: Any, mark: Symbol, left_mm: float, top_mm: float) -> None:
    scale = EMU_PER_MM / FINENESS
    rings = [ring * mark.size_mm * FINENESS for ring in SHAPES[mark.shape]]
    (x, y), *others = rings[0].tolist()
    builder = shapes.build_freeform(x, y, scale)
    builder.add_line_segments(others, close=True)
    for ring in rings[1:]:
        (x, y), *others = ring.tolist()
        builder.move_to(x, y)
        builder.add_line_segments(others, close=True)
    shape = builder.convert_to_shape(_emu(left_mm + mark.x_mm), _emu(top_mm + mark.y_mm))
    shape.name = mark.about
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(mark.fill)
    shape.line.fill.background()
    shape.shadow.inherit = False


def _emu(mm: float) -> int:
    return round(mm * EMU_PER_MM)


def _set_face(run: Any) -> None:
    """The face of ideographs, which python-pptx leaves to chance, and the language of proofing."""
    from pptx.oxml.ns import qn

    properties = run._r.get_or_add_rPr()  # noqa: SLF001  python-pptx has no door to it
    properties.set("lang", "zh-CN")
    properties.set("altLang", "en-US")
    face = properties.makeelement(qn("a:ea"), {"typeface": FACE})
    properties.append(face)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]
