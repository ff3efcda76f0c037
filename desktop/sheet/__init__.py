"""The map on paper, in millimetres. No Qt here."""
