"""The list of commands: everything the program can be told to do, once each, and the menus."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.panels.drawer import DRAWERS, FIRST_KEY
from desktop.panels.right_side import TABS
from desktop.wording import later

SEPARATOR = ""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do; `words` name it, `icon` is one of ours or blank, `keys` are its keys.

    A switch is `on` at first or not; one with a `layer` follows that layer of the View. Of the
    commands of a `group` the last one done is ticked.
    """

    id: str
    words: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    switch: bool = False
    on: bool = True
    group: str = ""
    layer: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("new_workspace", later("新建工作区"), keys=("Ctrl+N",)),
    Command("open_workspace", later("打开…"), "open", ("Ctrl+O",)),
    Command("recent", later("最近打开")),
    Command("save_workspace", later("保存"), "save", ("Ctrl+S",)),
    Command("save_workspace_as", later("另存为…"), keys=("Ctrl+Shift+S",)),
    Command("import_view", later("导入视图…")),
    Command("export_view", later("导出视图…")),
    Command("reopens", later("启动时接着上次"), switch=True, on=False),
    Command("export_map", later("导出地图…"), "export", ("Ctrl+E",)),
    Command("compose_page", later("页面排版…"), keys=("Ctrl+P",)),
    Command("export_series", later("导出图册…"), keys=("Ctrl+Alt+E",)),
    Command("print_map", later("打印地图…"), keys=("Ctrl+Shift+P",)),
    Command("export_table", later("导出表格…"), "export", ("Ctrl+Shift+E",)),
    Command("export_comparison", later("导出对比表…")),
    Command("export_story", later("导出讲解…")),
    Command("open_plan_text", later("打开规划文本…"), keys=("Ctrl+Shift+O",)),
    Command("quit", later("退出"), keys=("Ctrl+Q",)),
    Command("undo", later("撤销"), "undo", ("Ctrl+Z",)),
    Command("redo", later("重做"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("history", later("操作记录"), "history", ("Ctrl+H",)),
    Command("add_bookmark", later("添加书签"), "bookmark", ("Ctrl+D",)),
    Command("add_scene", later("加入讲解"), "add_scene", ("Ctrl+Shift+D",)),
    Command("search", later("搜索"), "search", ("Ctrl+F",)),
    Command("palette", later("命令面板"), keys=("Ctrl+K",)),
    Command("to_filter", later("转到筛选"), keys=("Ctrl+Shift+F",)),
    Command("save_filter", later("保存当前筛选…")),
    Command("filter_seen", later("按当前画面筛选"), keys=("Ctrl+Shift+R",)),
    Command("filter_picked", later("按已选范围筛选")),
    Command("clear_filter", later("恢复规划口径"), "reset", ("Ctrl+R",)),
    Command("clear_selection", later("取消选择"), "clear", ("Esc",)),
    Command("copy_address", later("复制地址"), "link", ("Ctrl+Shift+C",)),
    Command("copy_map", later("复制地图"), keys=("Ctrl+Alt+C",)),
    Command("back", later("后退"), "back", ("Alt+Left",)),
    Command("forward", later("前进"), "forward", ("Alt+Right",)),
    *(Command(f"tab_{t.id}", t.words, keys=(f"Alt+{n}",)) for n, t in enumerate(TABS, 1)),
    Command("home", later("回到全国"), "home", ("Home",)),
    Command("reset_all", later("全部重置"), "reset", ("Ctrl+0",)),
    Command("zoom_in", later("放大"), "zoom_in", ("+", "=", "Ctrl++", "Ctrl+=")),
    Command("zoom_out", later("缩小"), "zoom_out", ("-", "Ctrl+-")),
    Command("zoom_selection", later("放大到选中对象"), "zoom_to", ("F2",)),
    Command("zoom_picked", later("放大到已选载体"), "zoom_picked", ("F3",)),
    Command("zoom_filter", later("放大到筛选结果"), "zoom_filter", ("F4",)),
    Command("zoom_region", later("放大到所在地区"), keys=("Shift+F2",)),
    *(
        Command(f"tool_{tool}", words, f"tool_{tool}", (key,), group="tool")
        for tool, words, key in (
            ("move", later("移动地图"), "F6"),
            ("box", later("框选载体"), "F7"),
            ("lasso", later("套索选取载体"), "Shift+F7"),
            ("distance", later("测量距离"), "F8"),
            ("area", later("测量面积"), "Shift+F8"),
        )
    ),
    Command("invert_picked", later("反选"), "invert_picked", ("Ctrl+I",)),
    Command("clear_picked", later("清除已选"), "clear", ("Shift+Esc",)),
    Command("to_shading", later("转到图示"), keys=("Ctrl+Shift+M",)),
    Command("graticule", later("经纬网"), keys=("Ctrl+G",), switch=True, layer="graticule"),
    Command(
        "north_arrow", later("指北针"), keys=("Ctrl+Shift+G",), switch=True, layer="north_arrow"
    ),
    Command("animations", later("动画"), switch=True),
    Command("arrange_explore", later("探索"), keys=("Ctrl+F1",), group="arrangement"),
    Command("arrange_plan", later("规划"), keys=("Ctrl+F2",), group="arrangement"),
    Command("arrange_present", later("演示"), keys=("Ctrl+F3",), group="arrangement"),
    Command("present", later("从头放映讲解"), "play", ("F5",)),
    Command("present_here", later("从所选一幕放映"), keys=("Shift+F5",)),
    Command("left_side", later("筛选栏"), "left_side", ("Ctrl+1",), switch=True),
    Command("right_side", later("详情栏"), "right_side", ("Ctrl+2",), switch=True),
    Command("timeline", later("时间轴"), keys=("Ctrl+3",), switch=True),
    Command("drawer", later("数据栏"), "drawer", ("Ctrl+J",), switch=True, on=False),
    *(
        Command(f"drawer_{t.id}", t.words, keys=(f"Ctrl+{n}",))
        for n, t in enumerate(DRAWERS, FIRST_KEY)
    ),
    Command("theme_system", later("跟随系统"), group="theme"),
    Command("theme_light", later("浅色"), group="theme"),
    Command("theme_dark", later("深色"), group="theme"),
    Command("language", later("切换到英文"), "language", ("Ctrl+L",)),
    Command("about", later("关于与资料来源"), "about", ("F1",)),
)


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu: its words and the commands in it."""

    words: str
    ids: tuple[str, ...]


ARRANGE = tuple(f"arrange_{name}" for name in ("explore", "plan", "present"))
ARRANGEMENTS = Submenu(later("布局"), ARRANGE)
THEMES = Submenu(later("主题"), ("theme_system", "theme_light", "theme_dark"))

MENUS: tuple[tuple[str, tuple[str | Submenu, ...]], ...] = (
    (
        later("文件"),
        (
            *("new_workspace", "open_workspace", "recent", SEPARATOR),
            *("save_workspace", "save_workspace_as", SEPARATOR),
            *("import_view", "export_view", "open_plan_text", SEPARATOR),
            *("export_map", "export_series", "export_story", "compose_page", "print_map"),
            *(SEPARATOR, "export_table", "export_comparison", SEPARATOR, "reopens", "quit"),
        ),
    ),
    (
        later("编辑"),
        (
            *("undo", "redo", "history", SEPARATOR, "add_bookmark", "add_scene", SEPARATOR),
            *("search", "palette", "copy_address", "copy_map", SEPARATOR),
            "clear_selection",
        ),
    ),
    (
        later("筛选"),
        (
            *("to_filter", "save_filter", SEPARATOR),
            *("filter_seen", "filter_picked", SEPARATOR, "clear_filter"),
        ),
    ),
    (
        later("视图"),
        (
            *("home", "reset_all", SEPARATOR, "zoom_in", "zoom_out", SEPARATOR),
            *("zoom_selection", "zoom_picked", "zoom_filter", "zoom_region", SEPARATOR),
            *("to_shading", "graticule", "north_arrow", SEPARATOR),
            *("present", "present_here", SEPARATOR),
            *(ARRANGEMENTS, "left_side", "right_side", "timeline", "drawer", SEPARATOR),
            *(THEMES, "animations", "language"),
        ),
    ),
    (
        later("工具"),
        (
            *("tool_move", "tool_box", "tool_lasso", SEPARATOR, "tool_distance", "tool_area"),
            *(SEPARATOR, "invert_picked", "clear_picked"),
        ),
    ),
    (
        later("前往"),
        (
            *("back", "forward", SEPARATOR, *(f"tab_{tab.id}" for tab in TABS)),
            *(SEPARATOR, *(f"drawer_{tab.id}" for tab in DRAWERS)),
        ),
    ),
    (later("帮助"), ("about",)),
)


WORDS = {command.id: command.words for command in COMMANDS}
"""The Chinese words of every command, by its id."""
