"""The same places as bars, points and cells."""
