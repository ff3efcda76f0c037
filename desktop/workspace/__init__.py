"""Workspaces: what a person keeps, its files, their format versions and migrations. No Qt here."""
