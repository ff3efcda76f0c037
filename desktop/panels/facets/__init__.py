"""The rooms of the filter panel, one facet each."""
