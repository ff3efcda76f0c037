"""Desk: the facts and their indexes, side by side for whoever shows them."""

from __future__ import annotations

from functools import cached_property

from desktop.sheet.shown import links_of
from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.facet_sets import Facets
from geodata.filtering import facets_of
from geodata.place_table import place_table
from geodata.searching import SearchIndex
from geodata.tabulating import Table


class Desk:
    """One atlas with its links, facets and search index, each made when first needed."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    @cached_property
    def links(self) -> Links:
        """What belongs with what, with evidence; the same ones that the sheet uses."""
        return links_of(self.atlas)

    @cached_property
    def facets(self) -> Facets:
        """The places' values in every facet of a filter."""
        return facets_of(self.atlas, self.links)

    @cached_property
    def table(self) -> Table:
        """All places in columns. It needs every link, so it is made off the interface thread."""
        return place_table(self.atlas, self.links)

    @cached_property
    def index(self) -> SearchIndex:
        """Finds things by name, pinyin, initials, English and code."""
        return SearchIndex(self.atlas)
