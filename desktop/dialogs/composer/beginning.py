"""Beginning: the page that a template gives, with what was typed before and what is selected."""

from __future__ import annotations

from dataclasses import replace

from desktop.exports.series import FACT_SHEET, fact_page
from desktop.sheet.item_groups import shown_when_filled
from desktop.sheet.page import Page
from desktop.sheet.page_files import Template
from desktop.view import View
from geodata.atlas import Atlas

TYPED = ("title", "subtitle", "notes", "date", "approval_number", "logo")


def begun(template: Template, before: Page, view: View, atlas: Atlas) -> Page:
    """The template's page; what was typed on the page before stays. A fact sheet tells of the place
    that is selected.
    """
    typed = {name: getattr(before, name) for name in TYPED}
    kept = {name: value for name, value in typed.items() if value}
    page = shown_when_filled(template.page, replace(template.page, **kept))
    chosen = view.selection
    if template.code == FACT_SHEET and chosen is not None and chosen.kind == "place":
        page = fact_page(atlas, view, page, atlas.place(chosen.id))
    return page
