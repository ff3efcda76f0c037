"""Words above what was found, by the kind of thing, in the order of the groups."""

from __future__ import annotations

from desktop.wording import later

GROUPS: tuple[tuple[str, str], ...] = (
    ("place", later("载体")),
    ("cluster", later("集群")),
    ("project", later("专项")),
    ("industry", later("产业")),
    ("metric", later("指标")),
    ("region", later("地区")),
    ("term", later("名词")),
    ("section", later("规划章节")),
)
