"""The field: what is true without a screen. No Qt here."""
