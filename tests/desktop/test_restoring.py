"""After a run that did not end the person is asked; what was saved in order is not asked about."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.autosaving import Autosaving
from desktop.desk import Desk
from desktop.restoring import Restoring, last_workspace
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, narrow, select
from desktop.workspace.records import Arrangement, Workspace, mark
from desktop.workspace.workspace_files import save_workspace
from desktop.workspace_deeds import WorkspaceDeeds
from geodata.choices import Filter
from geodata.faults import Fault
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[1] / "data" / "tiny"
NARROW = narrow(View(), Filter(to_year=1995))


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def deeds(qtbot, desk, settings):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = WorkspaceDeeds(Store(), desk, settings, Arrangement, window)
    yield made
    made.finish()


@pytest.fixture
def restoring(deeds, desk, settings):
    return Restoring(deeds, desk.atlas, settings.data_folder / "autosave", deeds.parent())


def leave_behind(qtbot, folder, workspace, file=None):
    """A run of the program that does this and then is no more."""
    store = Store()
    run = Autosaving(store, folder, store, wait_ms=0)
    with qtbot.waitSignal(run.saved):
        store.open(workspace, "做")
        run.belong_to(file)
        run.write()
    run._timer.stop()
    run._lock.unlock()
    return run.path


def look(qtbot, restoring):
    restoring.look()
    qtbot.waitUntil(lambda: restoring.box is not None)
    return restoring.box


def press(box, words):
    next(button for button in box.buttons() if button.text() == words).click()


def test_work_left_behind_is_offered_and_taken_up_again(qtbot, deeds, restoring, settings):
    kept = mark(Workspace(NARROW), "早期", picture=b"png")
    path = leave_behind(qtbot, settings.data_folder / "autosave", kept)
    box = look(qtbot, restoring)
    assert "书签 1 个" in box.informativeText()
    assert "1995" in box.informativeText()
    assert "保存的筛选" not in box.informativeText()
    with qtbot.waitSignal(deeds.autosaving.saved):
        press(box, "恢复")
        assert path.exists()  # until this run has it on the disk itself
    assert (deeds.workspace.view, len(deeds.workspace.bookmarks)) == (NARROW, 1)
    assert not path.exists()
    assert deeds.autosaving.path.exists()
    assert deeds.keeping.unsaved == {"bookmarks"}


def test_work_on_a_file_goes_on_as_a_change_of_that_file(
    qtbot, deeds, restoring, settings, desk, tmp_path
):
    file = tmp_path / "武汉.gaoxin"
    save_workspace(Workspace(), file, desk.atlas)
    leave_behind(qtbot, settings.data_folder / "autosave", Workspace(NARROW), file)
    box = look(qtbot, restoring)
    assert "武汉" in box.informativeText()
    press(box, "恢复")
    assert (deeds.keeping.path, deeds.keeping.unsaved) == (file, {"filter"})


def test_work_that_is_all_in_its_file_is_not_asked_about(
    qtbot, restoring, settings, desk, tmp_path
):
    file = tmp_path / "武汉.gaoxin"
    save_workspace(Workspace(NARROW), file, desk.atlas)
    path = leave_behind(qtbot, settings.data_folder / "autosave", Workspace(NARROW), file)
    restoring.look()
    qtbot.waitUntil(lambda: not path.exists())
    qtbot.wait(20)
    assert restoring.box is None


def test_work_whose_file_is_gone_is_offered(qtbot, deeds, restoring, settings, tmp_path):
    leave_behind(
        qtbot, settings.data_folder / "autosave", Workspace(NARROW), tmp_path / "gone.gaoxin"
    )
    press(look(qtbot, restoring), "恢复")
    assert deeds.workspace.view == NARROW


@pytest.mark.parametrize(("answer", "there"), [("丢弃", False), ("以后再说", True), ("", True)])
def test_what_is_not_restored_goes_or_waits_as_the_person_says(
    qtbot, deeds, restoring, settings, answer, there
):
    path = leave_behind(qtbot, settings.data_folder / "autosave", Workspace(NARROW))
    box = look(qtbot, restoring)
    press(box, answer) if answer else box.close()
    assert path.exists() == there
    assert deeds.workspace == Workspace()
    assert restoring.box is None


def test_several_are_offered_one_after_the_other(qtbot, deeds, restoring, settings):
    folder = settings.data_folder / "autosave"
    paths = [leave_behind(qtbot, folder, mark(Workspace(), name)) for name in "甲乙"]
    first = look(qtbot, restoring)
    press(first, "丢弃")
    assert restoring.box is not first
    press(restoring.box, "恢复")
    assert len(deeds.workspace.bookmarks) == 1
    assert sum(path.exists() for path in paths) == 1


def test_nothing_left_behind_asks_nothing(qtbot, restoring):
    restoring.look()
    qtbot.wait(50)
    assert restoring.box is None


def test_the_next_start_can_go_on_where_the_last_one_ended(settings, desk, tmp_path):
    assert last_workspace(settings, desk.atlas).workspace == Workspace()
    save_workspace(Workspace(NARROW), settings.last_file, desk.atlas)
    found = last_workspace(settings, desk.atlas)
    assert (found.workspace.view, found.path) == (NARROW, None)
    file = tmp_path / "武汉.gaoxin"
    save_workspace(mark(Workspace(), "甲"), file, desk.atlas)
    settings.last_workspace = file
    found = last_workspace(settings, desk.atlas)
    assert (len(found.workspace.bookmarks), found.path) == (1, file)
    file.unlink()
    with pytest.raises(Fault, match=r"武汉\.gaoxin"):
        last_workspace(settings, desk.atlas)


def test_a_last_view_that_the_atlas_no_longer_knows_is_a_fault(settings, desk):
    lost = Workspace(select(View(), Address("place", "atlantis")))
    save_workspace(lost, settings.last_file, desk.atlas)
    with pytest.raises(Fault, match="atlantis"):
        last_workspace(settings, desk.atlas)
