"""PdfProcess: PDFs painted by a process of their own.

Qt packs a finished page in one call, and no other thread of the program gets on meanwhile; a
process beside it leaves the interface free and uses the second core.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import cast

from desktop.exports.pdf import pdf_of
from desktop.sheet.drawing import Drawing
from geodata.faults import Fault

FEW = 6
"""Pages that are made sooner than another process is started."""
PATIENCE_S = 5.0

PdfOf = Callable[[Iterable[Drawing], str], bytes]
"""Makes a PDF of drawings with a title, as `pdf_of` does."""


@contextmanager
def pdf_maker(pages: int) -> Iterator[PdfOf]:
    """What makes PDFs for a series of that many pages: for more than a FEW another process, which
    ends with the block.
    """
    if pages <= FEW:
        yield pdf_of
        return
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        yield lambda drawings, title: _asked(here, drawings, title)
    finally:
        here.close()
        process.join(PATIENCE_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _asked(here: Connection, drawings: Iterable[Drawing], title: str) -> bytes:
    """Send the drawings over, one when the other side is ready for it, and wait for the PDF."""
    try:
        try:
            here.send(title)
            for drawing in drawings:
                here.send(drawing)
            here.send(None)
        except BrokenPipeError:
            pass  # it has ended before its time, and may have said why
        answer = here.recv()
    except (EOFError, OSError):
        raise Fault(
            "制作 PDF 的进程中途结束，可能内存不足；请减少页数后重试，原有文件未动。",
            "The process that made the PDF has ended, perhaps for lack of memory; try fewer pages. "
            "An older file is unchanged.",
        ) from None
    if isinstance(answer, tuple):
        raise Fault(*answer)
    return cast("bytes", answer)


def _serve(there: Connection) -> None:
    """The other process: a PDF for each title with the drawings that follow it, until nobody asks
    any more.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    try:
        while True:
            title = there.recv()
            there.send(pdf_of(iter(there.recv, None), title))
    except Fault as fault:
        there.send((fault.zh, fault.en))
    except (EOFError, OSError):
        pass  # nobody waits
    del app
