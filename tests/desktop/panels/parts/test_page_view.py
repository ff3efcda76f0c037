"""A page shows all of its lines, however long it is and however many words explain themselves."""

import pytest

from desktop.panels.parts.page_view import PageView

ROW = (
    '<p class="sub">项目</p><p class="row"><img src="bar:x" width="300" height="40" /></p>'
    '<p class="why">注：<span title="解释">国家高新区</span>占全国的比重，'
    '另见<span title="解释">孵化器</span>。</p>'
)


def height_px(page):
    return page.document().size().height()


@pytest.fixture
def page(qtbot):
    page = PageView()
    qtbot.addWidget(page)
    page.resize(354, 600)
    page.show()
    return page


def test_explained_words_leave_a_long_page_as_long_as_it_is(page):
    page.show_page(ROW * 60)
    with_terms_px = height_px(page)
    page.show_page(ROW.replace(' title="解释"', "") * 60)
    assert with_terms_px == pytest.approx(height_px(page), rel=0.02)
