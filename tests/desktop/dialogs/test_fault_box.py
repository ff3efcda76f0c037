from pathlib import Path

import pytest

from desktop.dialogs.fault_box import show_crash, show_fault
from desktop.wording import set_language
from geodata.faults import Fault

FAULT = Fault("文件夹不存在，请另选位置。", "The folder does not exist; choose another place.")


@pytest.fixture
def english():
    set_language("en")
    yield
    set_language("zh")


def test_a_fault_is_said_in_chinese(qtbot):
    box = show_fault(FAULT)
    qtbot.addWidget(box)
    assert box.text() == FAULT.zh


def test_a_fault_is_said_in_english_when_the_program_speaks_it(qtbot, english):
    box = show_fault(FAULT)
    qtbot.addWidget(box)
    assert box.text() == FAULT.en


def test_an_inner_error_says_what_is_safe_and_where_the_log_is(qtbot):
    box = show_crash(ValueError("broken wheel"), Path("/logs/here"))
    qtbot.addWidget(box)
    assert "ValueError: broken wheel" in box.text()
    assert "只读" in box.informativeText()
    assert "/logs/here" in box.informativeText()


def test_a_fault_nobody_caught_is_still_only_a_fault(qtbot):
    box = show_crash(FAULT, Path("/logs/here"))
    qtbot.addWidget(box)
    assert box.text() == FAULT.zh
    assert box.informativeText() == ""
