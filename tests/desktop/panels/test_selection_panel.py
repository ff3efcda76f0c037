import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.panels.pages.nearby_block import nearby_block, radius_km
from desktop.panels.parts.brief import Brief
from desktop.panels.selection_panel import SelectionPanel
from desktop.view import Camera, View, choose, look_at, select, speak
from geodata.choices import Choice
from geodata.filtering import plan_counts
from geodata.nearby import neighbours_within
from geodata.records import Address

ZGC = Address("place", "cn-htz-beijing-zhongguancun")
DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")
YANGZHOU = Address("place", "cn-htz-jiangsu-yangzhou")


@pytest.fixture
def panel(qtbot, store, desk):
    made = SelectionPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    return made


def text(panel):
    return panel.page.toPlainText()


def links(panel):
    """Address and words of every link of the page, in order."""
    found = []
    block = panel.page.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            format_ = fragments.fragment().charFormat()
            if format_.isAnchor():
                found.append((format_.anchorHref(), fragments.fragment().text()))
            fragments += 1
        block = block.next()
    return found


def follow(panel, words):
    href = next(href for href, said in links(panel) if words in said)
    panel.page.anchorClicked.emit(QUrl(href))


def test_nothing_selected_says_what_the_atlas_holds_beside_the_plans_counts(panel, desk):
    shown = text(panel)
    for held, plan in plan_counts(desk.atlas).values():
        assert f"{held} / {plan}" in shown


def test_a_place_says_its_names_date_area_with_their_years(panel, store):
    store.change(select(View(), ZGC), "看")
    shown = text(panel)
    assert "中关村科技园区" in shown
    assert "Zhongguancun Science Park" in shown
    assert "1988年5月" in shown
    assert "公顷" in shown
    assert "2018年版公告目录" in shown
    assert "世界一流高科技园区" in shown


def test_a_place_shows_each_link_with_its_evidence(panel, store, desk):
    store.change(select(View(), ZGC), "看")
    shown = text(panel)
    assert "公布名单" in shown
    assert "规划点名" in shown
    assert {href for href, _ in links(panel)} >= {
        f"at:{link.target}" for link in desk.links.of_place(ZGC.id) if link.evidence == "named"
    }


def test_what_nobody_has_read_is_said_to_be_unknown(panel, store, desk):
    unread = next(p for p in desk.atlas.places.values() if p.area_ha is None)
    store.change(select(View(), Address("place", unread.id)), "看")
    assert "未知" in text(panel)


def test_every_place_at_the_same_point_can_be_reached(panel, store, desk):
    shared = next(ids for ids in desk.atlas.places_at_point.values() if len(ids) > 1)
    store.change(select(View(), Address("place", shared[0])), "看")
    hrefs = {href for href, _ in links(panel)}
    assert {f"at:place/{other}" for other in shared[1:]} <= hrefs


def test_a_link_selects_what_it_names_and_undo_returns(panel, store):
    store.change(select(View(), DONGHU), "看")
    follow(panel, "地球空间信息")
    assert store.view.selection == Address("cluster", "CL007")
    assert "CL007" not in text(panel)
    assert "地球空间信息" in text(panel)
    store.undo()
    assert store.view.selection == DONGHU
    assert "东湖" in text(panel)


def test_a_place_outside_the_filter_says_so(panel, store):
    store.change(select(View(), YANGZHOU), "看")
    assert "不在当前筛选之内" in text(panel)
    assert "规划之后" in text(panel) or "2010年底）之后" in text(panel)


def test_a_project_counts_places_inside_and_outside_the_filter(panel, store, desk):
    project = Address("project", "SP01")
    only_beijing = choose(View(), "region", Choice(any=("110000",)))
    store.change(select(only_beijing, project), "看")
    linked = {link.place for link in desk.links.to(project) if link.evidence != "unverified"}
    inside = {i for i in linked if desk.atlas.places[i].province == "110000"}
    inside = {i for i in inside if desk.atlas.places[i].standing == "plan"}
    assert inside
    assert linked - inside
    words = f"{len(inside)} 处在当前筛选内，{len(linked) - len(inside)} 处在筛选之外"
    assert words in text(panel)


@pytest.mark.parametrize(
    ("metric", "figure"),
    [("T07", "≥ 10"), ("T31", "超过 3000 亿元"), ("T35", "约 1000 MW"), ("T27", "文字目标")],
)
def test_a_metric_says_its_figure_with_comparator_and_unit(panel, store, metric, figure):
    store.change(select(View(), Address("metric", metric)), "看")
    assert figure in text(panel)


def test_a_share_of_all_zones_is_never_one_zones_target(panel, store):
    store.change(select(View(), Address("metric", "T07")), "看")
    assert "不是单个高新区的目标值" in text(panel)


def test_unverified_links_stay_hidden_until_asked_for(panel, store, desk):
    place_id = "cn-ti-fengxian-shengwuyiyao"
    unsure = Address("project", "SP14")
    assert {k.evidence for k in desk.links.to(unsure) if k.place == place_id} == {"unverified"}
    store.change(select(View(), Address("place", place_id)), "看")
    assert f"at:{unsure}" not in [href for href, _ in links(panel)]
    follow(panel, "显示待核（1）")
    assert f"at:{unsure}" in [href for href, _ in links(panel)]
    follow(panel, "收起待核")
    assert f"at:{unsure}" not in [href for href, _ in links(panel)]


def test_the_page_speaks_english_when_asked(panel, store):
    store.change(select(View(), ZGC), "看")
    store.change(speak(store.view, "en"), "英文")
    shown = text(panel)
    assert shown.startswith("Zhongguancun Science Park")
    assert "Approved" in shown


def test_moving_the_map_does_not_write_the_page_anew(panel, store):
    store.change(select(View(), ZGC), "看")
    bar = panel.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = bar.value()
    assert at > 0
    store.change(look_at(store.view, Camera(0, 0, 1e6, 1e6)), "移动")
    assert bar.value() == at


def test_tab_walks_through_the_links_and_enter_follows_one(qtbot, panel, store):
    store.change(select(View(), ZGC), "看")
    panel.page.setFocus()
    qtbot.keyClick(panel.page, Qt.Key.Key_Tab)
    qtbot.keyClick(panel.page, Qt.Key.Key_Return)
    assert store.view.selection not in (None, ZGC)


def test_places_nearby_lie_within_the_distance_that_is_chosen(qtbot, desk):
    place_id = next(i for i, p in desk.atlas.places.items() if p.standing == "plan")
    within = frozenset(desk.atlas.places)
    counts = []
    for km in (25, 50, 100, 200):
        view = View(selection=Address("place", place_id))
        brief = Brief(desk.atlas, desk.links, view, within, frozenset({f"choice/nearby/{km}"}))
        assert radius_km(brief.opened) == km
        markup = nearby_block(brief, desk.atlas.places[place_id])
        near = [m for _, m in neighbours_within(desk.atlas, place_id, km * 1000.0) if m > 0]
        assert f">{len(near)}<" in markup or f" {len(near)}" in markup
        counts.append(len(near))
    assert counts == sorted(counts)


def test_choosing_another_distance_replaces_the_one_chosen(qtbot, desk, store):
    panel = SelectionPanel(store, desk)
    qtbot.addWidget(panel)
    panel.page.fold_asked.emit("choice/nearby/200")
    panel.page.fold_asked.emit("choice/nearby/25")
    assert radius_km(panel._opened) == 25
