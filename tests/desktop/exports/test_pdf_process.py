"""PDFs of many pages come from a process of their own, which never outlives its work."""

from io import BytesIO
from multiprocessing import active_children

import pytest
from pypdf import PdfReader

from desktop.exports.pdf_process import FEW, pdf_maker
from desktop.exports.series_writing import Stopped
from desktop.sheet.drawing import Drawing, Text
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
MANY = FEW + 1


def page(number):
    return Drawing(100, 80, (Text(10, 40, f"第{number}页", 8, "#000000"),))


def test_documents_are_made_one_after_the_other_with_their_pages_in_order():
    with pdf_maker(MANY) as pdf:
        first = PdfReader(BytesIO(pdf(map(page, range(MANY)), "东湖")))
        second = PdfReader(BytesIO(pdf([page(77)], "张江")))
        assert len(active_children()) == 1
    assert [sheet.extract_text().strip() for sheet in first.pages] == [
        f"第{number}页" for number in range(MANY)
    ]
    assert (first.metadata.title, second.metadata.title) == ("东湖", "张江")
    assert second.pages[0].extract_text().strip() == "第77页"
    assert active_children() == []


def test_a_document_of_no_page_is_told_as_it_is_without_another_process():
    for pages in (1, MANY):
        with pdf_maker(pages) as pdf, pytest.raises(Fault, match="没有页面") as told:
            pdf([], "")
        assert "no page" in told.value.en


def test_a_series_that_is_stopped_leaves_no_process_behind():
    def stopped():
        yield page(1)
        raise Stopped

    with pytest.raises(Stopped), pdf_maker(MANY) as pdf:
        pdf(stopped(), "")
    assert active_children() == []


def test_a_process_that_ends_before_its_time_is_told():
    with pdf_maker(MANY) as pdf:
        active_children()[0].kill()
        with pytest.raises(Fault, match="中途结束"):
            pdf([page(1)], "")
