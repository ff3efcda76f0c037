"""QgisStyles: the look of layers in QGIS's own language (QML), to be opened as we drew them.

Written for QGIS 3.16 and later: each setting of a symbol stands there twice, as an option and in
the older way, as QGIS itself writes it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from desktop.sheet.palette import Letters, Stroke
from desktop.sheet.symbols import SHAPES

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
VERSION = "3.22.0"
FAMILY = "Noto Sans SC"
"""On most machines with Chinese; QGIS takes its own face where it is missing."""
POINTS_PER_MM = 72 / 25.4
_MARKERS = {
    **{shape: shape for shape in ("star", "circle", "square", "diamond", "triangle", "hexagon")},
    "cross": "cross_fill",
}
"""QGIS's own markers by our shapes; any other shape goes with the style as a small SVG."""
_AROUND_POINT, _WITHIN_AREA = "6", "4"
"""QGIS's ways to set a name: at the better side of a point, level within an area."""
_FIELD = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """The symbol of the features that pass a condition (QGIS's expression); `words` explain it.

    Those of a higher `order` lie on top.
    """

    words: str
    condition: str
    shape: str
    size_mm: float
    fill: str
    rim: str
    hollow: bool = False
    opacity: float = 1.0
    order: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """Names out of a field, in letters of that look; `em_mm` is their size's unit."""

    field: str
    letters: Letters
    em_mm: float
    halo: str


def points_qml(signs: Sequence[Sign], labels: Labels) -> str:
    """Points by kind: shape first, colour second."""
    root = _root(labelled=True)
    renderer = _renderer(root, "RuleRenderer", symbollevels="1")
    rules, symbols = SubElement(renderer, "rules", key="root"), SubElement(renderer, "symbols")
    for number, sign in enumerate(signs):
        _rule(rules, number, sign.words, sign.condition)
        drawn = "SimpleMarker" if sign.shape in _MARKERS else "SvgMarker"
        layer = _symbol(symbols, "marker", str(number), drawn, sign.opacity, sign.order)
        _settings(layer, {**_marker(sign), **_look(sign)})
    _label(root, labels, _AROUND_POINT)
    return _written(root)


def _marker(sign: Sign) -> dict[str, str]:
    """Which outline, and how large: QGIS's own are as high as wide, an SVG's size is its width."""
    if sign.shape in _MARKERS:
        return {
            "name": _MARKERS[sign.shape],
            "size": f"{sign.size_mm:.3g}",
            "scale_method": "diameter",
        }
    outline = np.concatenate(SHAPES[sign.shape])
    width = float(np.ptp(outline[:, 0]))
    return {"name": f"base64:{_svg(sign.shape)}", "size": f"{width * sign.size_mm:.3g}"}


def _svg(shape: str) -> str:
    """A shape as an SVG whose colours QGIS fills in, packed as QGIS wants it."""
    rings = SHAPES[shape]
    left, top = np.concatenate(rings).min(axis=0).tolist()
    width, height = np.ptp(np.concatenate(rings), axis=0).tolist()
    path = " ".join("M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in r.tolist()) + "z" for r in rings)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{100 * width:.4g}" height="{100 * height:.4g}" '
        f'viewBox="{left:.4g} {top:.4g} {width:.4g} {height:.4g}">'
        f'<path d="{path}" fill-rule="evenodd" fill="param(fill)" stroke="param(outline)" '
        'stroke-width="0.06"/></svg>'
    )
    return b64encode(svg.encode("ascii")).decode("ascii")


def _look(sign: Sign) -> dict[str, str]:
    """Colours within and around; a hollow sign has them the other way round."""
    inside, rim = (sign.rim, sign.fill) if sign.hollow else (sign.fill, sign.rim)
    return {
        "color": _rgba(inside),
        "outline_color": _rgba(rim),
        "outline_style": "solid",
        "outline_width": "0.5" if sign.hollow else "0.2",
        "outline_width_unit": "MM",
        "size_unit": "MM",
    }


def areas_qml(fill_field: str, outline: Stroke, labels: Labels) -> str:
    """Areas of the colour that a field holds; none where it is blank."""
    root = _root(labelled=True)
    renderer = _renderer(root, "singleSymbol")
    symbols = SubElement(renderer, "symbols")
    layer = _symbol(symbols, "fill", "0", "SimpleFill")
    _settings(
        layer,
        {
            "color": "255,255,255,0",
            "style": "solid",
            "outline_color": _rgba(outline.colour),
            "outline_style": "solid",
            "outline_width": f"{outline.width_mm:.3g}",
            "outline_width_unit": "MM",
            "joinstyle": "round",
        },
    )
    _from_field(layer, "fillColor", fill_field)
    _label(root, labels, _WITHIN_AREA)
    return _written(root)


def lines_qml(field: str, strokes: Mapping[str, Stroke]) -> str:
    """Lines whose kind a field holds."""
    root = _root(labelled=False)
    renderer = _renderer(root, "RuleRenderer")
    rules, symbols = SubElement(renderer, "rules", key="root"), SubElement(renderer, "symbols")
    for number, (kind, stroke) in enumerate(strokes.items()):
        _rule(rules, number, kind, f"{column(field)} = {text(kind)}")
        layer = _symbol(symbols, "line", str(number), "SimpleLine")
        settings = {
            "line_color": _rgba(stroke.colour),
            "line_style": "solid",
            "line_width": f"{stroke.width_mm:.3g}",
            "line_width_unit": "MM",
            "capstyle": "flat" if stroke.dash_mm else "round",
            "joinstyle": "round",
        }
        if stroke.dash_mm:
            settings |= {
                "use_custom_dash": "1",
                "customdash": ";".join(f"{mm:g}" for mm in stroke.dash_mm),
                "customdash_unit": "MM",
            }
        _settings(layer, settings)
    return _written(root)


def column(name: str) -> str:
    """A field's name within an expression."""
    return '"' + name.replace('"', '""') + '"'


def text(words: str) -> str:
    """Words within an expression."""
    return "'" + words.replace("\\", "\\\\").replace("'", "''") + "'"


def _root(*, labelled: bool) -> Element:
    return Element(
        "qgis",
        version=VERSION,
        styleCategories="Symbology|Labeling",
        labelsEnabled="1" if labelled else "0",
    )


def _renderer(root: Element, kind: str, symbollevels: str = "0") -> Element:
    return SubElement(
        root,
        "renderer-v2",
        {"type": kind, "symbollevels": symbollevels, "enableorderby": "0", "forceraster": "0"},
    )


def _rule(rules: Element, number: int, words: str, condition: str) -> None:
    attributes = {"key": f"rule-{number}", "symbol": str(number), "label": words}
    SubElement(rules, "rule", attributes, filter=condition)


def _symbol(
    symbols: Element, kind: str, name: str, layer: str, opacity: float = 1.0, order: int = 0
) -> Element:
    attributes = {"type": kind, "name": name, "alpha": f"{opacity:g}", "clip_to_extent": "1"}
    symbol = SubElement(symbols, "symbol", attributes, force_rhr="0")
    drawn = {"class": layer, "enabled": "1", "locked": "0", "pass": str(order)}
    return SubElement(symbol, "layer", drawn)


def _settings(layer: Element, settings: Mapping[str, str]) -> None:
    options = SubElement(layer, "Option", type="Map")
    for name, value in settings.items():
        SubElement(options, "Option", type="QString", name=name, value=value)
    for name, value in settings.items():
        SubElement(layer, "prop", k=name, v=value)


def _from_field(layer: Element, setting: str, field: str) -> None:
    """Have a setting of a symbol read from a field, feature by feature."""
    defined = SubElement(SubElement(layer, "data_defined_properties"), "Option", type="Map")
    SubElement(defined, "Option", type="QString", name="name", value="")
    properties = SubElement(defined, "Option", type="Map", name="properties")
    one = SubElement(properties, "Option", type="Map", name=setting)
    SubElement(one, "Option", type="bool", name="active", value="true")
    SubElement(one, "Option", type="QString", name="field", value=field)
    SubElement(one, "Option", type="int", name="type", value=str(_FIELD))
    SubElement(defined, "Option", type="QString", name="type", value="collection")


def _label(root: Element, labels: Labels, placement: str) -> None:
    settings = SubElement(SubElement(root, "labeling", type="simple"), "settings")
    letters = labels.letters
    style = SubElement(
        settings,
        "text-style",
        fieldName=labels.field,
        isExpression="0",
        fontFamily=FAMILY,
        fontSize=f"{letters.size_em * labels.em_mm * POINTS_PER_MM:.3g}",
        fontSizeUnit="Point",
        fontWeight="75" if letters.bold else "50",
        namedStyle="Bold" if letters.bold else "Regular",
        textColor=_rgba(letters.colour),
        textOpacity="1",
    )
    SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.5",
        bufferSizeUnits="MM",
        bufferColor=_rgba(labels.halo),
        bufferOpacity="1",
        bufferJoinStyle="128",
    )
    sides = "R,L,TR,BR,TL,BL,TSR,BSR"
    SubElement(
        settings,
        "placement",
        placement=placement,
        predefinedPositionOrder=sides,
        dist="0.3",
        distUnits="MM",
        offsetType="1",
        priority="8" if placement == _AROUND_POINT else "3",
    )
    # An area keeps no name away: its own and those of points lie within it.
    obstacle = str(int(placement == _AROUND_POINT))
    SubElement(settings, "rendering", obstacle=obstacle, displayAll="0", limitNumLabels="0")


def _rgba(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    return f"{red},{green},{blue},255"


def _written(root: Element) -> str:
    return DOCTYPE + tostring(root, encoding="unicode")
