"""SeriesWriting: the pages of a series into one PDF or deck, or a folder of files.

A page that fails is told and the rest are kept. In a folder a file that is already there, whole,
can be left as it is, so that a series that was stopped goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.exports.handouts import WRITERS, Handout, handout, write_handout
from desktop.exports.pdf import pdf_of
from desktop.exports.pictures import check_place
from desktop.exports.pptx import Slide, pptx_of
from desktop.exports.series import USUAL_PATTERN, Step
from desktop.sheet.drawing import Drawing
from desktop.whole_files import place_fault, write_whole
from geodata.atlas import Atlas
from geodata.faults import Fault

WHOLE = (".pdf", ".pptx")
"""Endings of files that hold a whole series."""

Tell = Callable[[float], None]
"""Told which share is done; may raise Stopped to end."""


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
                lines[0] += "; stopped before the end, what is written is whole"
            lines += [f"Not made: {step.name}: {fault.en}" for step, fault in self.failed]
        else:
            lines = [f"共 {self.pages} 页，写成 {len(self.written)} 个文件"]
            if self.kept:
                lines[0] += f"，{len(self.kept)} 个原已写好"
            if self.stopped:
                lines[0] += "；中途停止，已写的都完整"
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
    tell: Tell = lambda _: None,
) -> Report:
    """Write the series to `out`: one document when its name ends in .pdf or .pptx, else a folder
    with a file of that `ending` for each page. Needs a QGuiApplication.

    Fault when the place cannot be written. A document stopped half-way is not written at all.
    """
    if out.suffix.lower() in WHOLE:
        return _document(atlas, series, out, title, tell)
    return _folder(atlas, series, out, pattern, ending, tell, resume=resume)


def _document(atlas: Atlas, series: Sequence[Step], out: Path, title: str, tell: Tell) -> Report:
    check_place(out, WHOLE)
    report = Report()
    try:
        if out.suffix.lower() == ".pdf":
            drawings = (made.drawing for made in _made(atlas, series, report, tell))
            data = pdf_of(_at_least_one(drawings, report), title)
        else:
            pages = [Slide(made.drawing, made.notes) for made in _made(atlas, series, report, tell)]
            data = pptx_of(pages, title) if pages else b""
    except Stopped:
        report.stopped = True
        report.pages = 0
        return report
    if report.pages:
        write_whole(out, data)
        report.written.append(out)
    return report


def _folder(
    atlas: Atlas,
    series: Sequence[Step],
    out: Path,
    pattern: str,
    ending: str,
    tell: Tell,
    *,
    resume: bool,
) -> Report:
    if ending not in WRITERS:
        raise Fault(
            f"没有“{ending}”这种格式，可选：{'、'.join(WRITERS)}。",
            f'There is no format "{ending}"; choose one of {", ".join(WRITERS)}.',
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise place_fault(out, error) from None
    report = Report()
    names = _names(series, pattern)
    for number, (step, name) in enumerate(zip(series, names, strict=True)):
        path = out / f"{name}{ending}"
        try:
            tell(number / len(series))
            if resume and path.is_file() and path.stat().st_size:
                report.kept.append(path)
                continue
            write_handout(handout(atlas, step.view, step.page), path)
            report.written.append(path)
            report.pages += 1
        except Stopped:
            report.stopped = True
            break
        except Fault as fault:
            report.failed.append((step, fault))
    return report


def _made(atlas: Atlas, series: Sequence[Step], report: Report, tell: Tell) -> Iterator[Handout]:
    """One page after the other, so that a long series needs no more memory than a page."""
    for number, step in enumerate(series):
        tell(number / len(series))
        try:
            made = handout(atlas, step.view, step.page)
        except Fault as fault:
            report.failed.append((step, fault))
            continue
        report.pages += 1
        yield made


def _at_least_one(drawings: Iterator[Drawing], report: Report) -> Iterator[Drawing]:
    """The drawings; when every one failed a blank page, which is then not written."""
    yield from drawings
    if not report.pages:
        yield Drawing(10.0, 10.0, ())


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
