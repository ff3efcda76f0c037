"""The QGIS half of layouts_against_qgis: run by Debian's /usr/bin/python3, which has `qgis`.

Argument 1 is JSON: the GeoPackage with our layers and their styles, the projection, the map's
bounds in metres, its box on the page and the page's size in mm, dots an inch. Each line read from
standard input is a file to write; each answer is "@ milliseconds". The first answer is "@ version".
"""

import json
import sys
import time

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)

# From below.
LAYERS = ("provinces", "prefectures", "boundary_lines", "places")


def main() -> None:
    wanted = json.loads(sys.argv[1])
    app = QgsApplication([], False)
    app.initQgis()
    project = QgsProject.instance()
    albers = QgsCoordinateReferenceSystem()
    albers.createFromProj(wanted["projection"])
    project.setCrs(albers)
    layers = []
    for name in LAYERS:
        layer = QgsVectorLayer(f"{wanted['package']}|layername={name}", name, "ogr")
        assert layer.isValid(), name
        layer.loadDefaultStyle()
        project.addMapLayer(layer)
        layers.insert(0, layer)
    layout = made(project, layers, wanted)
    print("@", Qgis.QGIS_VERSION.split("-")[0], flush=True)
    for line in sys.stdin:
        file = line.strip()
        start = time.perf_counter()
        exporter = QgsLayoutExporter(layout)
        if file.endswith(".pdf"):
            settings = QgsLayoutExporter.PdfExportSettings()
            settings.dpi = wanted["dpi"]
            settings.forceVectorOutput = True
            done = exporter.exportToPdf(file, settings)
        elif file.endswith(".svg"):
            settings = QgsLayoutExporter.SvgExportSettings()
            settings.dpi = wanted["dpi"]
            done = exporter.exportToSvg(file, settings)
        else:
            settings = QgsLayoutExporter.ImageExportSettings()
            settings.dpi = wanted["dpi"]
            done = exporter.exportToImage(file, settings)
        took_ms = 1000 * (time.perf_counter() - start)
        assert done == QgsLayoutExporter.Success, done
        print("@", took_ms, flush=True)


def made(project: object, layers: list, wanted: dict) -> object:
    """One page with the map, a title, a legend and a scale bar."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    mm = QgsUnitTypes.LayoutMillimeters
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*wanted["page_mm"], mm))
    left, top, right, bottom = wanted["box_mm"]
    the_map = QgsLayoutItemMap(layout)
    the_map.attemptMove(QgsLayoutPoint(left, top, mm))
    the_map.attemptResize(QgsLayoutSize(right - left, bottom - top, mm))
    the_map.setLayers(layers)
    the_map.setExtent(QgsRectangle(*wanted["bounds_m"]))
    layout.addLayoutItem(the_map)
    title = QgsLayoutItemLabel(layout)
    title.setText(wanted["title"])
    title.adjustSizeToText()
    layout.addLayoutItem(title)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(the_map)
    legend.attemptMove(QgsLayoutPoint(left, bottom - 80, mm))
    layout.addLayoutItem(legend)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(the_map)
    bar.applyDefaultSize()
    bar.attemptMove(QgsLayoutPoint(left, bottom - 12, mm))
    layout.addLayoutItem(bar)
    return layout


main()
