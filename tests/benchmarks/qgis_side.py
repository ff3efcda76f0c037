"""The QGIS half of against_qgis: run by Debian's /usr/bin/python3, which has the `qgis` module.

Argument 1 is JSON: size, colours, outline width in mm, projection, a folder for reprojected
copies, and scenes (name, file, bounds in metres). Each line read from standard input is
"scene layer [png]"; each answer is "@ milliseconds". The first answer is "@ version".
"""

import json
import sys
import time

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFillSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsUnitTypes,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorSimplifyMethod,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

DPI = 96


def main() -> None:
    wanted = json.loads(sys.argv[1])
    app = QgsApplication([], False)
    app.initQgis()
    albers = QgsCoordinateReferenceSystem()
    albers.createFromProj(wanted["projection"])
    assert albers.isValid(), wanted["projection"]
    jobs = {}
    for scene in wanted["scenes"]:
        layers = layers_of(scene, albers, wanted["folder"])
        for name, layer in layers.items():
            dress(layer, wanted)
            # The settings do not keep their layer alive, and paint nothing once it is gone.
            jobs[scene["name"], name] = settings(layer, scene, albers, wanted), layer
    print("@", Qgis.QGIS_VERSION.split("-")[0], flush=True)
    for line in sys.stdin:
        scene_name, layer_name, *file = line.split()
        render(jobs[scene_name, layer_name][0], file)


def layers_of(scene: dict, albers: object, folder: str) -> dict:
    """As shipped; written anew in the map's projection; and that copy held in memory."""
    shipped = QgsVectorLayer(f"{scene['file']}|layername=county", "county", "ogr")
    assert shipped.isValid()
    assert shipped.crs().authid() == "EPSG:4326"
    project = QgsProject.instance()
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.ct = QgsCoordinateTransform(shipped.crs(), albers, project)
    copy = f"{folder}/{scene['name']}.gpkg"
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        shipped, copy, QgsCoordinateTransformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.NoError, error
    written = QgsVectorLayer(copy, "county", "ogr")
    written.setCrs(albers)
    memory = QgsVectorLayer("MultiPolygon?index=yes", "county", "memory")
    memory.setCrs(albers)
    memory.dataProvider().addFeatures(list(written.getFeatures()))
    memory.updateExtents()
    assert written.featureCount() == memory.featureCount() == shipped.featureCount()
    return {"shipped": shipped, "reprojected": written, "memory": memory}


def dress(layer: object, wanted: dict) -> None:
    """One fill and one outline; simplified while drawn, as QGIS Desktop does by default."""
    symbol = QgsFillSymbol.createSimple({"joinstyle": "round"})
    fill = symbol.symbolLayer(0)
    fill.setFillColor(QColor(wanted["fill"]))
    fill.setStrokeColor(QColor(wanted["outline"]))
    fill.setStrokeWidth(wanted["outline_mm"])
    fill.setStrokeWidthUnit(QgsUnitTypes.RenderMillimeters)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    simplify = QgsVectorSimplifyMethod()
    simplify.setSimplifyHints(QgsVectorSimplifyMethod.GeometrySimplification)
    simplify.setThreshold(1.0)
    simplify.setForceLocalOptimization(True)
    layer.setSimplifyMethod(simplify)


def settings(layer: object, scene: dict, albers: object, wanted: dict) -> object:
    found = QgsMapSettings()
    found.setLayers([layer])
    found.setDestinationCrs(albers)
    found.setOutputDpi(DPI)
    found.setOutputSize(QSize(*wanted["size"]))
    found.setExtent(QgsRectangle(*scene["bounds_m"]))
    found.setBackgroundColor(QColor(wanted["sea"]))
    found.setFlag(QgsMapSettings.Antialiasing, True)
    found.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    return found


def render(found: object, file: list) -> None:
    start = time.perf_counter()
    job = QgsMapRendererParallelJob(found)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    took_ms = 1000 * (time.perf_counter() - start)
    assert not job.errors()
    if file:
        image.save(file[0])
    print("@", took_ms, flush=True)


main()
