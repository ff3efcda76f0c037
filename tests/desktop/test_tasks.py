import threading

import pytest

from desktop import tasks
from geodata.faults import Fault


@pytest.fixture
def owner(qtbot):
    from PySide6.QtCore import QObject

    return QObject()


def test_the_result_comes_back_on_the_interface_thread(qtbot, owner):
    threads = []
    task = tasks.run(threading.get_ident, owner)
    with qtbot.waitSignal(task.done) as told:
        task.done.connect(lambda _: threads.append(threading.get_ident()))
    assert told.args[0] != threading.get_ident()
    assert threads == [threading.get_ident()]


def test_a_fault_of_the_work_comes_back_as_a_fault(qtbot, owner):
    def work():
        raise Fault("磁盘满了。", "The disk is full.")

    task = tasks.run(work, owner)
    with qtbot.waitSignal(task.failed) as told:
        pass
    assert told.args[0].en == "The disk is full."


def test_work_tells_how_far_it_is(qtbot, owner):
    def work(tell):
        tell(0.5)
        return "whole"

    shares = []
    task = tasks.run_telling(work, owner, shares.append)
    with qtbot.waitSignal(task.done) as done:
        pass
    assert shares == [0.5]
    assert done.args == ["whole"]


def test_work_that_nobody_waits_for_stops_where_it_tells(qtbot, owner):
    begun, cancelled, stopped = threading.Event(), threading.Event(), threading.Event()

    def work(tell):
        begun.set()
        cancelled.wait(5)
        try:
            tell(0.5)
        except tasks.Stopped:
            stopped.set()
            raise

    task = tasks.run_telling(work, owner, lambda _: None)
    ended = []
    task.done.connect(ended.append)
    task.failed.connect(ended.append)
    assert begun.wait(5)
    task.cancel()
    cancelled.set()
    qtbot.waitUntil(stopped.is_set)
    qtbot.wait(20)
    assert ended == []


def test_any_other_error_of_the_work_reaches_the_programs_own_report(qtbot, owner):
    def work():
        raise ValueError("broken wheel")

    with qtbot.captureExceptions() as caught:
        task = tasks.run(work, owner)
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert str(caught[0][1]) == "broken wheel"
    del task


def test_a_cancelled_task_says_nothing(qtbot, owner):
    go_on = threading.Event()
    told = []
    task = tasks.run(go_on.wait, owner)
    task.done.connect(told.append)
    with qtbot.waitSignal(task.destroyed):
        task.cancel()
        go_on.set()
    assert told == []
