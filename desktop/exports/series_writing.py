"""SeriesWriting: the pages of a series into one PDF or deck, or a folder of files.

A page that fails is told and the rest are kept. In a folder a file that is already there, whole,
can be left as it is, so that a series that was stopped goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from desktop.exports.handouts import WRITERS, Handout, handout, write_handout
from desktop.exports.pdf_process import pdf_maker
from desktop.exports.pictures import check_place
from desktop.exports.pptx import Slide, pptx_of
from desktop.exports.series import USUAL_PATTERN, Step
from desktop.whole_files import place_fault, write_whole
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.overlay import Overlay

WHOLE = (".pdf", ".pptx")
"""Endings of files that hold a whole series."""

MOST_UNWRITTEN = 3
"""Of files in a row that could not be written: then no other one will be either."""

Tell = Callable[[int, Step], None]
"""Told before each page how many are behind it, and what it is of; may raise Stopped to end."""


class Stopped(Exception):  # noqa: N818  no fault: the person wished it
    """The person has stopped the series."""


@dataclass(slots=True)
class Report:
    """What became of a series: files written, steps that failed and why, files left alone."""

    written: list[Path] = field(default_factory=list)
    failed: list[tuple[Step, Fault]] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    stopped: bool = False
    pages: int = 0

    def words(self, language: str) -> str:
        """The report in sentences, a line for each page that failed."""
        if language == "en":
            lines = [f"{self.pages} pages in {len(self.written)} files"]
            if self.kept:
                lines[0] += f", {len(self.kept)} were there already"
            if self.stopped:
                lines[0] += "; stopped before the end"
                lines[0] += ", what is written is whole" if self.written else ""
            lines += [f"Not made: {step.name}: {fault.en}" for step, fault in self.failed]
        else:
            lines = [f"共 {self.pages} 页，写成 {len(self.written)} 个文件"]
            if self.kept:
                lines[0] += f"，{len(self.kept)} 个原已写好"
            if self.stopped:
                lines[0] += "；中途停止" + ("，已写的都完整" if self.written else "")
            lines += [f"未能制作：{step.name}：{fault.zh}" for step, fault in self.failed]
        return "\n".join(lines)


def write_series(
    atlas: Atlas,
    series: Sequence[Step],
    out: Path,
    title: str,
    *,
    pattern: str = USUAL_PATTERN,
    ending: str = ".pdf",
    resume: bool = False,
    overlays: Sequence[Overlay] = (),
    tell: Tell = lambda _number, _step: None,
) -> Report:
    """Write the series to `out`: one document when its name ends in .pdf or .pptx, else a folder
    with a file of that `ending` for each page. Needs a QGuiApplication.

    Fault when the place cannot be written. A document stopped half-way is not written at all.
    """
    report = Report()
    making = _Making(atlas, overlays, report, tell)
    if out.suffix.lower() in WHOLE:
        _document(making, series, out, title)
    else:
        _folder(making, series, out, pattern, ending, resume=resume)
    return report


def _document(making: _Making, series: Sequence[Step], out: Path, title: str) -> None:
    check_place(out, WHOLE)
    report = making.report
    made = making.pages(list(enumerate(series)))
    try:
        if out.suffix.lower() == ".pdf":
            with pdf_maker(len(series)) as pdf:
                data = pdf((page.drawing for _, page in made), title)
        else:
            slides = (Slide(page.drawing, _notes(series[n], page)) for n, page in made)
            data = pptx_of(slides, title)
    except Stopped:
        report.stopped = True
        report.pages = 0
        return
    except Fault:
        # Of no page: why each was not made says more.
        if report.pages or not report.failed:
            raise
        return
    write_whole(out, data)
    report.written.append(out)


def _notes(step: Step, page: Handout) -> str:
    """What the speaker says to a page, and what the page says of itself."""
    return "\n\n".join(filter(None, (step.said, page.notes)))


def _folder(
    making: _Making,
    series: Sequence[Step],
    out: Path,
    pattern: str,
    ending: str,
    *,
    resume: bool,
) -> None:
    if ending not in WRITERS:
        raise Fault(
            f"没有“{ending}”这种格式，可选：{'、'.join(WRITERS)}。",
            f'There is no format "{ending}"; choose one of {", ".join(WRITERS)}.',
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise place_fault(out, error) from None
    report = making.report
    paths = [out / f"{name}{ending}" for name in _names(series, pattern)]
    if resume:
        report.kept += [path for path in paths if path.is_file() and path.stat().st_size]
    kept = set(report.kept)
    wanted = [(n, step) for n, step in enumerate(series) if paths[n] not in kept]
    unwritten = 0
    try:
        for number, page, write in _with_writer(making.pages(wanted), len(wanted), ending):
            try:
                write(page, paths[number])
            except Fault as fault:
                report.failed.append((series[number], fault))
                report.pages -= 1
                unwritten += 1
                if unwritten == MOST_UNWRITTEN:
                    report.stopped = True
                    break
            else:
                report.written.append(paths[number])
                unwritten = 0
    except Stopped:
        report.stopped = True


def _with_writer(
    pages: Iterator[tuple[int, Handout]], count: int, ending: str
) -> Iterator[tuple[int, Handout, Callable[[Handout, Path], None]]]:
    """Each page with what writes it."""
    if ending != ".pdf":
        yield from ((number, page, write_handout) for number, page in pages)
        return
    with pdf_maker(count) as pdf:

        def write(page: Handout, path: Path) -> None:
            check_place(path, (ending,))
            write_whole(path, pdf([page.drawing], page.title))

        yield from ((number, page, write) for number, page in pages)


@dataclass(frozen=True, slots=True)
class _Making:
    """Composes the pages of one series and keeps its report."""

    atlas: Atlas
    overlays: Sequence[Overlay]
    report: Report
    tell: Tell

    def pages(self, wanted: Sequence[tuple[int, Step]]) -> Iterator[tuple[int, Handout]]:
        """One page after the other, so that a long series needs no more memory than two; while
        one is painted the next is composed on a second core. A page that fails is reported.
        """
        with ThreadPoolExecutor(max_workers=1) as second:
            coming = [second.submit(self._made, step) for _, step in wanted[:1]]
            for at, (number, step) in enumerate(wanted):
                self.tell(number, step)
                made = coming.pop()
                coming += [second.submit(self._made, after) for _, after in wanted[at + 1 : at + 2]]
                try:
                    page = made.result()
                except Fault as fault:
                    self.report.failed.append((step, fault))
                    continue
                self.report.pages += 1
                yield number, page

    def _made(self, step: Step) -> Handout:
        return handout(self.atlas, step.view, step.page, self.overlays)


def _names(series: Sequence[Step], pattern: str) -> list[str]:
    """A name for each file; where two are the same, the number makes them differ."""
    taken: set[str] = set()
    names: list[str] = []
    for step in series:
        name = step.file_stem(pattern)
        if name.casefold() in taken:
            name = f"{name}-{step.number:03}"
        taken.add(name.casefold())
        names.append(name)
    return names
