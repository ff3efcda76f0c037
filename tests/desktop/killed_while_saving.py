"""A program of its own that autosaves as fast as it can and is killed, again and again.

`python killed_while_saving.py FOLDER ROUNDS` prints one line of JSON a round: the last change that
was said to be on the disk, the last one made, and the one found in the file afterwards.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from desktop.autosaving import Autosaving, left_behind
from desktop.store import Store
from desktop.view import View, narrow
from desktop.workspace.records import mark
from geodata.choices import Filter

# Enough to write that many a kill falls into the middle of it.
PICTURE = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(400_000)


def change_for_ever(folder, pipe):
    app = QCoreApplication([])
    store = Store(View())
    store.keep(mark(store.workspace, "书签", picture=PICTURE), "添加")
    autosaving = Autosaving(store, folder, app, wait_ms=0)
    made = 0

    def change():
        nonlocal made
        made += 1
        os.write(pipe, b"made %d\n" % made)
        store.change(narrow(store.view, Filter(text=str(made))), "改动")

    def saved(workspace):
        os.write(pipe, b"safe %d\n" % int(workspace.view.filter.text))

    autosaving.saved.connect(saved)
    timer = QTimer(app, interval=1)
    timer.timeout.connect(change)
    timer.start()
    app.exec()


def one_round(folder, chance):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        change_for_ever(folder, writing)
    os.close(writing)
    said = b""
    while b"safe" not in said:
        said += os.read(reading, 65536)
    time.sleep(chance.uniform(0, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    lines = [line.split() for line in said.decode().splitlines()]
    last = {word: max(int(n) for w, n in lines if w == word) for word in ("safe", "made")}
    halves = len(list(folder.glob(".*.gaoxin.*")))
    (left,) = left_behind(folder)
    found = int(left.workspace.view.filter.text)
    whole = left.workspace.bookmarks[0].name == "书签"
    left.dismiss()
    return last | {"found": found, "whole": whole, "half": halves, "left": len([*folder.iterdir()])}


if __name__ == "__main__":
    where, rounds = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(2015)
    for _ in range(rounds):
        print(json.dumps(one_round(where, chance)), flush=True)
