from desktop.settings import Settings
from geodata.table_look import TableLook
from geodata.tabulating import Sort


def test_what_was_kept_is_there_at_the_next_start(tmp_path):
    kept = Settings(tmp_path / "kept.ini")
    kept.geometry = b"\x01\x00packed"
    kept.column_widths_px = (280, 900, 340)
    kept.drawer_height_px = 260
    kept.drawer_tab = "table"
    kept.table_look = TableLook(("name", "area"), (Sort("area", falling=True), Sort("name")))
    kept.table_ending = ".gpkg"
    kept.table_widths_px = {"name": 200, "area": 80}
    kept.language = "en"
    kept.theme = "dark"
    kept.export_folder = tmp_path
    kept.plan_copy = tmp_path / "规划 文本.docx"
    del kept  # as at the program's end
    again = Settings(tmp_path / "kept.ini")
    assert again.geometry == b"\x01\x00packed"
    assert again.column_widths_px == (280, 900, 340)
    assert (again.drawer_height_px, again.drawer_tab) == (260, "table")
    assert again.table_look.columns == ("name", "area")
    assert again.table_look.sorts == (Sort("area", falling=True), Sort("name"))
    assert again.table_ending == ".gpkg"
    assert again.table_widths_px == {"name": 200, "area": 80}
    assert again.language == "en"
    assert again.theme == "dark"
    assert again.export_folder == tmp_path
    assert again.plan_copy == tmp_path / "规划 文本.docx"


def test_nothing_kept_is_empty_and_not_an_error(tmp_path):
    fresh = Settings(tmp_path / "none.ini")
    assert (fresh.geometry, fresh.column_widths_px, fresh.language) == (b"", (), "")
    assert (fresh.drawer_height_px, fresh.drawer_tab) == (0, "")
    assert fresh.theme == "system"
    assert fresh.table_look == TableLook()
    assert fresh.table_ending == ".xlsx"
    assert fresh.table_widths_px == {}
    assert fresh.export_folder.is_dir()
    assert fresh.plan_copy is None


def test_nonsense_in_the_file_counts_as_not_kept(tmp_path):
    file = tmp_path / "bad.ini"
    file.write_text(
        "language=xx\ntheme=pink\n[window]\ngeometry=7\ncolumns=1/two/3\ndrawer_height=-3\n"
        "[export]\nfolder=/nowhere/at/all\n"
    )
    bad = Settings(file)
    assert bad.drawer_height_px == 0
    assert (bad.geometry, bad.column_widths_px, bad.language) == (b"", (), "")
    assert bad.theme == "system"
    assert bad.export_folder.is_dir()
