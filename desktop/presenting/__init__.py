"""Presenting: a story on the whole screen, and the presenter's own view of it."""
