"""The map as layers: read again by other programs, and opened by QGIS as it was drawn."""

import json
import sqlite3
import subprocess
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import pytest

from desktop.exports.handouts import handout, write_handout
from desktop.exports.qgis_styles import Labels, Sign, points_qml
from desktop.sheet.page import Page
from desktop.sheet.palette import LIGHT
from desktop.sheet.shown import shown_places
from desktop.sheet.symbols import SHAPES, STYLE
from desktop.view import Shading, View, narrow, select
from geodata.choices import Choice, Filter
from geodata.records import Address
from geodata.vocabulary import KINDS

pytestmark = pytest.mark.usefixtures("qapp")
LAYERS = ("places", "prefectures", "provinces", "boundary_lines")
SYSTEM_PYTHON = Path("/usr/bin/python3")
SEEN_BY_QGIS = """
import json, os, sys
from qgis.core import Qgis, QgsApplication, QgsExpressionContext, QgsExpressionContextUtils
from qgis.core import QgsFeatureRequest, QgsRenderContext, QgsVectorLayer
from qgis.core import QgsSymbolLayer
FILL = QgsSymbolLayer.PropertyFillColor
app = QgsApplication([], False)
app.initQgis()
seen = {"version": Qgis.QGIS_VERSION}
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    words, loaded = layer.loadDefaultStyle()
    renderer = layer.renderer()
    one = {"valid": layer.isValid(), "loaded": loaded, "renderer": renderer.type(),
           "rows": layer.featureCount(), "labels": layer.labelsEnabled(),
           "field": layer.labeling().settings().fieldName if layer.labeling() else ""}
    rules = []
    if renderer.type() == "RuleRenderer":
        for rule in renderer.rootRule().children():
            symbol = rule.symbol().symbolLayer(0)
            asked = QgsFeatureRequest().setFilterExpression(rule.filterExpression())
            found = layer.getFeatures(asked)
            rules.append([rule.label(), symbol.color().name().upper(), len(list(found))])
    one["rules"] = rules
    context = QgsRenderContext()
    context.expressionContext().appendScope(QgsExpressionContextUtils.layerScope(layer))
    fills = {}
    if renderer.type() == "singleSymbol":
        renderer.startRender(context, layer.fields())
        for feature in layer.getFeatures():
            context.expressionContext().setFeature(feature)
            from_field = renderer.symbol().symbolLayer(0).dataDefinedProperties()
            fill, known = from_field.valueAsColor(FILL, context.expressionContext())
            fills[feature["adcode"]] = fill.name().upper() if known else ""
        renderer.stopRender(context)
    one["fills"] = fills
    seen[name] = one
print(json.dumps(seen), flush=True)
# Layers that are still there when QGIS ends take it down with them.
os._exit(0)
"""


def written(atlas, view, tmp_path, page=Page(200, 150, dpi=60)):  # noqa: B008  # a frozen value
    path = tmp_path / "图.gpkg"
    write_handout(handout(atlas, view, page), path)
    return path


@pytest.fixture(scope="module")
def count(atlas):
    """How many places the plan's own filter leaves."""
    return len(shown_places(atlas, View()).within)


@pytest.fixture(scope="module")
def usual(atlas, qapp, tmp_path_factory):
    return written(atlas, View(), tmp_path_factory.mktemp("usual"))


def test_the_layers_are_there_with_every_place_and_the_whole_country(usual, count):
    assert {name for name, _ in pyogrio.list_layers(usual)} >= set(LAYERS)
    places = pyogrio.read_dataframe(usual, layer="places")
    assert len(places) == count
    assert str(places.crs) == "EPSG:4326"
    assert set(places["kind_code"]) <= {kind.code for kind in KINDS}
    assert len(pyogrio.read_dataframe(usual, layer="provinces")) == 34
    lines = pyogrio.read_dataframe(usual, layer="boundary_lines")
    assert {"国界", "省级界", "南海断续线"} <= set(lines["kind"])
    assert "县级界" not in set(lines["kind"])


def test_the_regions_count_every_place_under_the_filter_once(usual, count):
    for level in ("provinces", "prefectures"):
        regions = pyogrio.read_dataframe(usual, layer=level, read_geometry=False)
        assert regions["places_in_filter"].sum() == count


def test_the_file_says_filter_counts_and_sources(usual, count):
    with sqlite3.connect(usual) as read:
        about = dict(read.execute("SELECT key, value FROM about"))
        sources = read.execute("SELECT count(*) FROM sources").fetchone()[0]
        note = read.execute(
            "SELECT description FROM gpkg_contents WHERE table_name = 'places'"
        ).fetchone()[0]
    assert f"{count} 处" in about["filter_counts_sources"]
    assert "天地图" in about["filter_counts_sources"]
    assert about["approval_number"].startswith("审图号")
    assert sources > 20
    assert "规划口径" in note


def test_linked_places_outside_the_filter_are_marked_as_such(atlas, tmp_path):
    only_zones = narrow(View(), Filter().choose("kind", Choice(any=("zone",))))
    view = select(only_zones, Address("project", next(iter(atlas.projects))))
    places = pyogrio.read_dataframe(written(atlas, view, tmp_path), layer="places")
    beyond = places[places["in_filter"] == 0]
    assert len(beyond) > 0
    assert set(places[places["in_filter"] == 1]["kind_code"]) == {"zone"}


def test_every_kind_has_the_shape_it_has_on_the_map():
    signs = [Sign(kind, "", STYLE[kind].shape, 3.0, "#112233", "#FFFFFF") for kind in STYLE]
    style = points_qml(signs, Labels("label", LIGHT.names["zone"], 3.0, "#FFFFFF"))
    layers = ElementTree.fromstring(style.split("\n", 1)[1]).findall(".//symbol/layer")
    names = [layer.find("prop[@k='name']").get("v") for layer in layers]
    assert len(set(names)) == len(STYLE)
    for layer, kind, name in zip(layers, STYLE, names, strict=True):
        if layer.get("class") == "SvgMarker":
            svg = ElementTree.fromstring(b64decode(name.removeprefix("base64:")))
            assert svg[0].get("d").count("M") == len(SHAPES[STYLE[kind].shape])


def test_qgis_opens_the_layers_in_our_style(atlas, tmp_path, count):
    if subprocess.run([SYSTEM_PYTHON, "-c", "import qgis.core"], capture_output=True).returncode:
        pytest.skip("QGIS is not installed here")
    view = replace(View(), shading=Shading("density"))
    path = written(atlas, view, tmp_path)
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", SEEN_BY_QGIS, path, *LAYERS],
        capture_output=True,
        text=True,
        timeout=120,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    places = seen["places"]
    assert all(seen[name]["valid"] and seen[name]["loaded"] for name in LAYERS)
    assert sum(count for _, _, count in places["rules"]) == places["rows"] == count
    zone = next(rule for rule in places["rules"] if rule[0].startswith("国家高新技术产业开发区"))
    assert zone == [f"国家高新技术产业开发区（{zone[2]}）", LIGHT.kinds["zone"], zone[2]]
    assert (places["labels"], places["field"]) == (True, "label")
    lines = seen["boundary_lines"]
    assert sum(count for *_, count in lines["rules"]) == lines["rows"]
    # The classes of the measure colour the provinces.
    assert len(seen["provinces"]["fills"]) == 34
    assert len(set(seen["provinces"]["fills"].values())) > 3
