import re

from desktop.panels.parts.markup import said
from desktop.panels.parts.page_view import PageView
from desktop.panels.parts.terms import with_terms
from geodata.records import Address

ZONE = "国家高新技术产业开发区"


def marks(markup):
    found = re.findall(r'<a class="term" title="([^"]*)" href="term:(\w+)">([^<]*)</a>', markup)
    return [(term, tip, words) for tip, term, words in found]


def test_a_term_is_marked_with_its_explanation(atlas):
    ((term, tip, words),) = marks(with_terms(f"<p>一处{ZONE}。</p>", atlas, "zh"))
    assert (term, words) == ("GL05", ZONE)
    assert atlas.definitions["GL05"].summary_zh in tip


def test_only_the_first_time_and_only_outside_links_and_tags(atlas):
    page = f'<p title="{ZONE}"><a href="at:x">{ZONE}</a> {ZONE} {ZONE}</p>'
    written = with_terms(page, atlas, "zh")
    assert len(marks(written)) == 1
    assert written.startswith(f'<p title="{ZONE}"><a href="at:x">{ZONE}</a> <a class="term"')


def test_the_short_form_in_brackets_is_the_same_term(atlas):
    ((term, _, words),) = marks(with_terms("<p>国家高新区与国家高新区</p>", atlas, "zh"))
    assert (term, words) == ("GL05", "国家高新区")


def test_english_terms_are_found_whole_in_any_case_and_number(atlas):
    page = "<p>Many National high-tech zones, and high-technology elsewhere.</p>"
    ((term, tip, words),) = marks(with_terms(page, atlas, "en"))
    assert (term, words) == ("GL05", "National high-tech zone")
    assert atlas.definitions["GL05"].term_en in tip
    assert marks(with_terms("<p>International high-tech zoneless</p>", atlas, "en")) == []


def test_a_term_does_not_explain_itself_on_its_own_page(atlas):
    assert marks(with_terms(f"<p>{ZONE}</p>", atlas, "zh", Address("term", "GL05"))) == []


def test_every_term_is_found_by_its_own_name(atlas):
    for term in atlas.definitions.values():
        for language, name in (("zh", term.term_zh), ("en", term.term_en)):
            found = marks(with_terms(f"<p>{said(name)}</p>", atlas, language))
            assert [mark[0] for mark in found] == [term.id], (name, language)


def test_the_rest_of_the_page_is_untouched(atlas):
    page = '<p class="body">甲 &amp; 乙 &lt;丙&gt;</p><img src="kind:zone" />'
    assert with_terms(page, atlas, "zh") == page


def test_on_the_page_it_has_dots_below_a_tip_and_leads_to_the_term(qtbot, atlas):
    page = PageView()
    qtbot.addWidget(page)
    page.show_page(with_terms(f"<p>{ZONE}</p>", atlas, "zh"))
    format_ = page.document().begin().begin().fragment().charFormat()
    assert format_.underlineStyle() == format_.UnderlineStyle.DotLine
    assert atlas.definitions["GL05"].summary_zh in format_.toolTip()
    with qtbot.waitSignal(page.asked) as told:
        page.anchorClicked.emit(format_.anchorHref())
    assert told.args == [Address("term", "GL05")]


def test_in_a_list_it_explains_itself_but_is_no_stop_of_the_keyboard(qtbot, atlas):
    page = PageView()
    qtbot.addWidget(page)
    page.show_page(with_terms(f"<p>{ZONE}</p>", atlas, "zh", linked=False))
    format_ = page.document().begin().begin().fragment().charFormat()
    assert format_.underlineStyle() == format_.UnderlineStyle.DotLine
    assert atlas.definitions["GL05"].summary_zh in format_.toolTip()
    assert not format_.isAnchor()
