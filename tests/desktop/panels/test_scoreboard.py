import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.panels.scoreboard.scoreboard import ALL, PUBLISHED, Scoreboard
from desktop.view import Camera, View, look_at, select, speak
from geodata.records import Address
from geodata.scoring import score_rows

T07, T25 = Address("metric", "T07"), Address("metric", "T25")


@pytest.fixture
def board(qtbot, store, desk):
    made = Scoreboard(store, desk)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    return made


def text(board):
    return board.page.toPlainText()


def follow(board, href):
    board.page.anchorClicked.emit(QUrl(href))


def part_of(board, metric, following):
    """The page's text from one metric's name to the next one's."""
    whole = text(board)
    start = whole.index(metric)
    return whole[start : whole.index(following, start)]


def choose_group(board, code):
    board.groups.setCurrentIndex(board.groups.findData(code))


def test_every_metric_has_its_row_in_both_languages(board, store, desk):
    for language in ("zh", "en"):
        store.change(speak(store.view, language), "语言")
        for row in score_rows(desk.atlas):
            metric = row.metric
            assert (metric.name_en if language == "en" else metric.name_zh) in text(board)


def test_a_target_shows_its_comparator_verdict_clause_and_number_of_places(board):
    said = part_of(board, "国家高新区GDP占全国GDP比重", "国家高新区工业增加值占全国比重")
    assert "目标（2015） ≥ 10 %" in said
    assert "公布（2013） ≥ 10 % · 提前完成" in said
    assert "规划 2.3.3 “国家高新区GDP…”" in said
    assert "相关载体 6 处" in said


def test_a_target_without_an_outcome_says_so_and_shows_no_figure(board):
    said = part_of(board, "半导体照明占国内通用照明市场份额", "半导体照明产业规模")
    assert "未找到公布数据" in said
    assert "公布（" not in said


def test_a_target_in_words_says_that_the_plan_gives_no_figure_and_has_no_chart(board):
    assert "达到所述水平（规划未给数值）" in text(board)
    assert "bullet:T27" not in board.page.toHtml()
    assert "bullet:T24" in board.page.toHtml()


def test_figures_that_are_no_verdict_are_for_reference_with_their_note(board):
    said = part_of(board, "国家高新区工业增加值占全国比重", "国家高新区出口贸易额占全国比重")
    assert "进展，仅供参考" in said
    assert "分母是第二产业" in said


def test_further_figures_are_folded_until_asked_for(board):
    folded = text(board)
    assert "规划期之后，仅供参考" not in folded
    follow(board, "fold:outcomes/T07")
    assert "规划期之后，仅供参考" in text(board)
    follow(board, "fold:outcomes/T07")
    assert text(board) == folded


def test_all_figures_of_all_zones_together_are_said_to_be_that(board):
    assert "不是单个高新区的目标值" in text(board)


def test_a_name_selects_its_metric_and_the_row_stands_out(board, store):
    follow(board, f"at:{T25}")
    assert store.view.selection == T25
    assert store.undo_words == "选择 半导体照明产业规模"
    assert "background-color" in _paragraph(board, "T25")
    assert "background-color" not in _paragraph(board, "T07")


def test_a_clause_selects_its_section(board, store):
    follow(board, "at:section/2.3.3")
    assert store.view.selection == Address("section", "2.3.3")


def test_a_metric_selected_elsewhere_is_brought_in_sight(board, store, qtbot):
    assert board.page.verticalScrollBar().value() == 0
    store.change(select(store.view, T25), "搜索")
    qtbot.waitUntil(lambda: board.page.verticalScrollBar().value() > 0)


def test_a_metric_selected_here_leaves_the_page_where_it_is(board):
    board.page.verticalScrollBar().setValue(40)
    follow(board, f"at:{T25}")
    assert board.page.verticalScrollBar().value() == 40


def test_a_group_shows_alone_and_opens_again_for_a_metric_outside_it(board, store):
    choose_group(board, "SP01")
    assert "半导体照明产业规模" in text(board)
    assert "国家高新区GDP占全国GDP比重" not in text(board)
    store.change(select(store.view, T07), "搜索")
    assert board.groups.currentData() == ALL
    assert "国家高新区GDP占全国GDP比重" in text(board)


def test_targets_with_a_published_figure_can_be_shown_alone(board, desk):
    choose_group(board, PUBLISHED)
    assert "国家高新区GDP占全国GDP比重" in text(board)
    assert "高速列车产业总产值" not in text(board)


def test_a_group_stays_chosen_when_the_language_changes(board, store):
    choose_group(board, "SP01")
    store.change(speak(store.view, "en"), "语言")
    assert board.groups.currentText().startswith("SP01 Semiconductor lighting")


def test_tab_and_enter_reach_a_metric(board, store, qtbot):
    board.page.setFocus()
    qtbot.keyClick(board.page, Qt.Key.Key_Tab)
    qtbot.keyClick(board.page, Qt.Key.Key_Return)
    assert store.view.selection is not None
    assert store.view.selection.kind == "metric"


def test_while_hidden_it_waits_and_then_catches_up(qtbot, store, desk):
    hidden = Scoreboard(store, desk)
    qtbot.addWidget(hidden)
    store.change(speak(store.view, "en"), "语言")
    assert text(hidden) == ""
    hidden.show()
    assert "Targets and outcomes" in text(hidden)


def test_a_move_of_the_map_writes_nothing(board, store):
    follow(board, "fold:outcomes/T07")
    board.page.setPlainText("as it was")
    store.change(look_at(store.view, Camera(0.0, 0.0, 1000.0, 1000.0)), "移动")
    assert text(board) == "as it was"


def test_showing_a_view_asks_for_none(board, store, desk):
    for metric in desk.atlas.metrics:
        view = select(View(), Address("metric", metric))
        store.change(view, "看")
        assert store.view == view


def test_charts_follow_the_width_of_the_column(board, qtbot):
    def width():
        html = board.page.toHtml()
        start = html.index("bullet:T07")
        return int(html[start:].split('width="')[1].split('"')[0])

    before = width()
    board.resize(480, 700)
    qtbot.waitUntil(lambda: width() == before + 100)


def _paragraph(board, metric):
    """The markup of the paragraph that holds the metric's name."""
    html = board.page.toHtml()
    at = html.index(f'name="{metric}"')
    return html[html.rindex("<p", 0, at) : html.index("</p>", at)]
