"""Opening and saving workspaces: nothing is lost without the person's word, nobody is nagged."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import Camera, View, look_at, narrow, select, speak
from desktop.workspace.records import Arrangement, Workspace, mark
from desktop.workspace.view_files import save_view
from desktop.workspace.workspace_files import read_workspace, save_workspace
from desktop.workspace_deeds import WorkspaceDeeds
from geodata.choices import Filter
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[1] / "data" / "tiny"
NEAR = Camera(0.0, 4_000_000.0, 1_000_000.0, 600_000.0)
ARRANGED = Arrangement(columns_px=(300, 700, 400), right=False)


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings" / "kept.ini")


@pytest.fixture
def deeds(qtbot, store, desk, settings):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = WorkspaceDeeds(store, desk, settings, lambda: ARRANGED, window)
    yield made
    made.finish()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "武汉.gaoxin"


def save(qtbot, deeds, path):
    with qtbot.waitSignal(deeds.said):
        deeds.write(path)


def box_of(deeds, qtbot):
    def boxes():
        return [b for b in deeds.parent().findChildren(QMessageBox) if b.isVisible()]

    qtbot.waitUntil(lambda: len(boxes()) == 1)
    return boxes()[0]


def press(box, words):
    next(button for button in box.buttons() if button.text() == words).click()


def chooses(monkeypatch, path):
    """The person's answer to the system's own file dialog."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path) if path else "", ""))


def test_a_workspace_saved_and_opened_is_all_there(qtbot, deeds, store, desk, path, settings):
    store.change(select(narrow(store.view, Filter(to_year=2010)), Address("project", "SP01")), "看")
    store.keep(mark(store.workspace, "专项"), "书签")
    kept = store.workspace
    save(qtbot, deeds, path)
    assert read_workspace(path, desk.atlas).arrangement == ARRANGED
    assert settings.recent_workspaces == (path,)
    deeds.new()
    assert store.workspace == Workspace()
    with qtbot.waitSignal(deeds.arranged) as arranged:
        deeds.open_file(path)
    assert arranged.args == [ARRANGED]
    assert (store.view, store.workspace.bookmarks) == (kept.view, kept.bookmarks)
    assert deeds.keeping.path == path
    assert not deeds.keeping.unsaved


def test_opening_keeps_the_language_of_the_program_and_can_be_taken_back(qtbot, deeds, store, path):
    store.change(narrow(store.view, Filter()), "看")
    save(qtbot, deeds, path)
    store.change(speak(View(), "en"), "别的")
    seen = store.view
    with qtbot.waitSignal(deeds.arranged):
        deeds.open_file(path)
        press(box_of(deeds, qtbot), "Don't save")
    assert store.view == speak(narrow(View(), Filter()), "en")
    store.undo()
    assert store.view == seen


def test_looking_around_in_a_file_is_no_change_of_it_but_narrowing_is(qtbot, deeds, store, path):
    save(qtbot, deeds, path)
    store.change(look_at(select(store.view, Address("project", "SP01")), NEAR), "看")
    store.change(speak(store.view, "en"), "英文")
    assert not deeds.keeping.unsaved
    assert deeds.may_close()
    told = []
    deeds.keeping.told.connect(lambda: told.append(deeds.keeping.unsaved))
    store.change(narrow(store.view, Filter()), "筛选")
    store.undo()
    assert told == [{"filter"}, frozenset()]


def test_exploring_without_a_file_asks_nothing_at_the_end_but_bookmarks_do(qtbot, deeds, store):
    store.change(narrow(look_at(store.view, NEAR), Filter()), "看")
    assert deeds.may_close()
    store.keep(mark(store.workspace, "近"), "书签")
    assert not deeds.may_close()
    box = box_of(deeds, qtbot)
    assert "书签" in box.text()
    press(box, "取消")
    assert not deeds._given_up
    assert store.workspace.bookmarks


def test_what_is_given_up_lets_the_window_close(qtbot, deeds, store):
    store.keep(mark(store.workspace, "近"), "书签")
    assert not deeds.may_close()
    with qtbot.waitSignal(deeds.closable):
        press(box_of(deeds, qtbot), "不保存")
    assert deeds.may_close()


def test_what_is_saved_at_the_end_is_on_the_disk_before_the_window_closes(
    qtbot, deeds, store, desk, path
):
    save(qtbot, deeds, path)
    store.keep(mark(store.workspace, "近"), "书签")
    assert not deeds.may_close()
    box = box_of(deeds, qtbot)
    assert "武汉" in box.text()
    with qtbot.waitSignal(deeds.closable):
        press(box, "保存")
    assert [kept.name for kept in read_workspace(path, desk.atlas).bookmarks] == ["近"]
    assert deeds.may_close()


def test_closing_while_saving_waits_for_the_file(qtbot, deeds, store, path):
    store.keep(mark(store.workspace, "近"), "书签")
    deeds.write(path)
    with qtbot.waitSignal(deeds.closable):
        assert not deeds.may_close()
    assert path.is_file()
    assert deeds.may_close()


def test_saving_twice_in_a_row_leaves_the_later_state(qtbot, deeds, store, desk, path):
    deeds.write(path)
    store.keep(mark(store.workspace, "近"), "书签")
    with qtbot.waitSignals([deeds.said, deeds.said]):  # both asked for before either is done
        deeds.write(path)
    assert read_workspace(path, desk.atlas).bookmarks == store.workspace.bookmarks
    assert not deeds.keeping.unsaved


def test_a_first_save_asks_for_a_file_and_gives_it_the_right_ending(
    qtbot, deeds, desk, tmp_path, monkeypatch, settings
):
    chooses(monkeypatch, tmp_path / "武汉 2.0")
    with qtbot.waitSignal(deeds.said):
        deeds.save()
    assert deeds.keeping.path == tmp_path / "武汉 2.0.gaoxin"
    assert settings.workspace_folder == tmp_path
    chooses(monkeypatch, None)
    deeds.save_as()
    deeds.open()
    assert deeds.keeping.path == tmp_path / "武汉 2.0.gaoxin"


def test_a_file_that_is_no_workspace_is_said_in_a_box_and_changes_nothing(
    qtbot, deeds, store, tmp_path
):
    (tmp_path / "bad.gaoxin").write_text("words")
    before = store.workspace
    deeds.open_file(tmp_path / "bad.gaoxin")
    assert "bad.gaoxin" in box_of(deeds, qtbot).text()
    assert store.workspace == before
    assert deeds.keeping.path is None


def test_a_place_that_cannot_be_written_is_said_and_the_work_stays_unsaved(
    qtbot, deeds, store, tmp_path
):
    store.keep(mark(store.workspace, "近"), "书签")
    deeds.write(tmp_path / "no such folder" / "a.gaoxin")
    assert "no such folder" in box_of(deeds, qtbot).text()
    assert deeds.keeping.unsaved
    assert deeds.keeping.path is None


def test_bookmarks_open_even_when_the_view_shows_what_the_atlas_lacks(
    qtbot, deeds, store, desk, path
):
    lost = mark(Workspace(select(View(), Address("place", "atlantis"))), "失落")
    save_workspace(lost, path, desk.atlas)
    deeds.open_file(path)
    assert "atlantis" in box_of(deeds, qtbot).text()
    assert store.view == View()
    assert [kept.name for kept in store.workspace.bookmarks] == ["失落"]


def test_a_view_of_its_own_file_is_seen_and_the_workspace_stays(
    qtbot, deeds, store, desk, path, tmp_path
):
    store.keep(mark(store.workspace, "近"), "书签")
    save(qtbot, deeds, path)
    save_view(narrow(View(language="en"), Filter()), tmp_path / "旧.json")
    with qtbot.waitSignal(store.changed):
        deeds.open_file(tmp_path / "旧.json")
    assert store.view == narrow(View(), Filter())
    assert store.undo_words == "打开视图 旧.json"
    assert (deeds.keeping.path, deeds.keeping.unsaved) == (path, {"filter"})
    assert store.workspace.bookmarks


def test_the_last_view_is_kept_for_the_next_start_only_when_asked_for(deeds, store, settings, desk):
    store.change(narrow(store.view, Filter()), "看")
    store.keep(mark(store.workspace, "放弃的"), "书签")
    deeds.finish()
    assert not settings.last_file.exists()
    settings.reopens = True
    deeds.finish()
    kept = read_workspace(settings.last_file, desk.atlas)
    assert (kept.view, kept.bookmarks) == (store.view, ())


def test_what_a_colleague_saved_meanwhile_is_not_overwritten_without_a_word(
    qtbot, deeds, store, desk, path
):
    save(qtbot, deeds, path)
    theirs = mark(Workspace(), "同事的")
    save_workspace(theirs, path, desk.atlas)
    store.keep(mark(store.workspace, "我的"), "书签")
    deeds.save()
    box = box_of(deeds, qtbot)
    assert "在别处被改动过" in box.text()
    assert read_workspace(path, desk.atlas).bookmarks == theirs.bookmarks
    with qtbot.waitSignal(deeds.said):
        press(box, "覆盖")
    assert read_workspace(path, desk.atlas).bookmarks == store.workspace.bookmarks
    with qtbot.waitSignal(deeds.said):
        deeds.save()


def test_it_can_be_saved_elsewhere_instead(qtbot, deeds, store, desk, path, monkeypatch):
    save(qtbot, deeds, path)
    save_workspace(mark(Workspace(), "同事的"), path, desk.atlas)
    deeds.save()
    chooses(monkeypatch, path.with_name("另一份.gaoxin"))
    with qtbot.waitSignal(deeds.said):
        press(box_of(deeds, qtbot), "另存为…")
    assert deeds.keeping.path == path.with_name("另一份.gaoxin")
    assert len(read_workspace(path, desk.atlas).bookmarks) == 1


def test_a_file_that_was_taken_away_meanwhile_is_written_again(qtbot, deeds, path):
    save(qtbot, deeds, path)
    path.unlink()
    with qtbot.waitSignal(deeds.said):
        deeds.save()
    assert path.is_file()


def test_an_ending_that_was_added_does_not_replace_a_file_nobody_was_asked_about(
    qtbot, deeds, desk, path, monkeypatch
):
    save_workspace(mark(Workspace(), "已有"), path, desk.atlas)
    chooses(monkeypatch, path.with_suffix(""))
    deeds.save()
    assert "已存在" in box_of(deeds, qtbot).text()
    assert len(read_workspace(path, desk.atlas).bookmarks) == 1


def test_saving_again_while_saving_is_no_change_from_elsewhere(qtbot, deeds, store, desk, path):
    save(qtbot, deeds, path)
    deeds.save()
    store.keep(mark(store.workspace, "近"), "书签")
    with qtbot.waitSignals([deeds.said, deeds.said]):
        deeds.save()
    assert read_workspace(path, desk.atlas).bookmarks == store.workspace.bookmarks
