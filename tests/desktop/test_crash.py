import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run_watched(tmp_path):
    """Runs a piece of a program under watch in a process of its own; the folder of its log."""

    def run(body: str, log_folder: Path = tmp_path / "logs") -> tuple[Path, str]:
        program = f"""
            import sys, threading
            from pathlib import Path
            from PySide6.QtCore import QCoreApplication, QTimer, qWarning
            from desktop.crash import Watch
            app = QCoreApplication([])
            watch = Watch(Path({str(log_folder)!r}), parent=app)
            watch.struck.connect(lambda error, folder: print("told", error, flush=True))
            watch.start()
            def fail():
                raise ValueError("broken wheel")
        """
        end = """
            QTimer.singleShot(300, app.quit)
            app.exec()
            watch.stop()
        """
        text = "".join(textwrap.dedent(part) for part in (program, body, end))
        done = subprocess.run(
            [sys.executable, "-c", text],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return log_folder, done.stdout

    return run


def test_an_exception_in_a_slot_is_logged_with_its_traceback_and_told(run_watched):
    folder, out = run_watched("QTimer.singleShot(0, fail)")
    log = (folder / "gaoxin-atlas.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "ValueError: broken wheel" in log
    assert out == "told broken wheel\n"


def test_the_same_fault_again_is_logged_but_not_told_again(run_watched):
    folder, out = run_watched("for _ in range(3): QTimer.singleShot(0, fail)")
    assert (folder / "gaoxin-atlas.log").read_text(encoding="utf-8").count("Traceback") == 3
    assert out.count("told") == 1


def test_an_exception_in_another_thread_is_told_on_the_interface_thread(run_watched):
    _, out = run_watched(
        "watch.struck.connect(lambda *_: print(threading.current_thread().name, flush=True))\n"
        "threading.Thread(target=fail, name='side').start()"
    )
    assert out.splitlines() == ["told broken wheel", "MainThread"]


def test_qts_own_messages_go_into_the_log(run_watched):
    folder, _ = run_watched("qWarning('the paint is wet')")
    assert "Qt: the paint is wet" in (folder / "gaoxin-atlas.log").read_text(encoding="utf-8")


def test_a_crash_below_python_leaves_the_stack_of_every_thread(run_watched):
    folder, _ = run_watched("import faulthandler; faulthandler._sigsegv()")
    assert "Segmentation fault" in (folder / "hard-crash.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(run_watched, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    _, out = run_watched("QTimer.singleShot(0, fail)", tmp_path / "file" / "logs")
    assert out == "told broken wheel\n"
