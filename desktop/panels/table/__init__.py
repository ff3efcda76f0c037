"""The table in the drawer: every place under the filter, a row each."""
