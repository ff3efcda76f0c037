"""Tables as files: one way of writing for each ending of a file's name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from desktop.exports.extract_layers import add_sources, columns_of, note_of, rows_of
from desktop.exports.pictures import check_place
from desktop.exports.telling import Tell, told
from desktop.exports.xlsx import xlsx_of
from desktop.whole_files import place_fault, write_whole
from desktop.workspace.geopackage import add_points, new_package
from geodata.extract import Extract
from geodata.table_cells import guarded


def write_table(extract: Extract, path: Path, tell: Tell = lambda _: None) -> None:
    """Write the rows in the format that the file's name ends in.

    Fault when no format ends so, the rows are too many for it, or the file cannot be written; an
    older file then stays.
    """
    check_place(path, WRITERS)
    try:
        content = WRITERS[path.suffix.lower()](extract, tell)
    except OSError as error:  # a workbook is put together in the system's temporary folder
        raise place_fault(path, error) from error
    write_whole(path, content)
    tell(1.0)


def _csv(extract: Extract, tell: Tell) -> bytes:
    """Comma-separated, UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(guarded, extract.heads))
    for line in told(extract, tell):
        writer.writerow(guarded(value) if isinstance(value, str) else value for value in line)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _geojson(extract: Extract, tell: Tell) -> bytes:
    """RFC 7946; what was taken and the sources stand beside the features."""
    heads = extract.heads
    features = [
        json.dumps(
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": point},
                "properties": dict(zip(heads, line, strict=True)),
            },
            ensure_ascii=False,
        )
        for point, line in zip(extract.points_deg(), told(extract, tell), strict=True)
    ]
    sources = [dict(zip(extract.source_heads, line, strict=True)) for line in extract.sources]
    about = json.dumps(dict(extract.about), ensure_ascii=False)
    text = (
        f'{{"type": "FeatureCollection", "name": {json.dumps(extract.title, ensure_ascii=False)},\n'
        f'"about": {about},\n"sources": {json.dumps(sources, ensure_ascii=False)},\n'
        '"features": [\n' + ",\n".join(features) + "\n]}\n"
    )
    return text.encode("utf-8", errors="replace")


def _gpkg(extract: Extract, tell: Tell) -> bytes:
    """A layer of points in EPSG:4326, and the sources as a table of their own."""
    rows = rows_of(told(extract, tell))
    with closing(new_package()) as package:
        columns, note = columns_of(extract), note_of(extract)
        add_points(package, "places", columns, extract.points_deg(), rows, note)
        add_sources(package, extract)
        package.commit()
        return package.serialize()


WRITERS: Mapping[str, Callable[[Extract, Tell], bytes]] = {
    ".xlsx": xlsx_of,
    ".csv": _csv,
    ".gpkg": _gpkg,
    ".geojson": _geojson,
}
